/* Read Markdown from standard input and print its HTML as pages have it, with
 * headings at their own level and no resolver; the messages go to standard
 * error. Ends with 1 when the text may not be published. */
#include "format/markdown.h"

#include <stdio.h>

static struct str read_all(struct buf *b)
{
	int c;

	while ((c = getchar()) != EOF)
		buf_add_char(b, (char)c);
	return buf_str(b);
}

static void print(FILE *file, struct buf *b)
{
	if (b->n)
		fwrite(b->s, 1, b->n, file);
	buf_free(b);
}

int main(void)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf text = {0}, html = {0}, messages = {0};
	struct markdown_document doc;

	if (markdown_open(&a, read_all(&text), STR("input"), &d, &doc))
		markdown_render(&a, &doc, 0, STR("s"), NULL, &d, &html);
	bool ok = !diag_has_errors(&d);

	diag_sort(&d);
	diag_format_all(&messages, &d, LANGUAGE_EN, false, 0);
	print(stdout, &html);
	print(stderr, &messages);
	buf_free(&text);
	diag_free(&d);
	arena_free(&a);
	return ok ? 0 : 1;
}
