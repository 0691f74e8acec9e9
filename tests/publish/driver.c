/* A small builder for the tests of publish: files made from numbers.
 *
 * usage: driver OUTPUT SOURCE GENERATION FILES CHANGED [keep|threads|big]
 *        driver OUTPUT SOURCE paths <LIST
 *        driver OUTPUT SOURCE hold
 *
 * Publishes FILES pages in folders of 10; the first CHANGED of them and
 * index.html tell the generation, the others do not. A generation also has a
 * folder of its own, so that folders come and go. keep: groups that did not
 * change are kept. threads: four threads. big: pages of 20,000 bytes instead of
 * some hundred. paths: publish the paths in standard input, each ended by a NUL
 * byte. hold: take the lock, say so, wait for the end of standard input.
 *
 * Prints "files written removed". Exit status 0 published, 1 refused, 3 the
 * output or the disk failed.
 */
#include "publish/publish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct job {
	struct publish *publish;
	unsigned generation, files, changed;
	bool keep, big;
};

enum { FOLDER_SIZE = 10 };

static unsigned generation_of(const struct job *j, size_t index)
{
	return index < j->changed ? j->generation : 0;
}

/* Lines that begin with "generation N". */
static struct str page_text(struct arena *a, const struct job *j, size_t index,
			    unsigned generation)
{
	uint64_t state = index * 7919 + generation * 104729u + 1;
	size_t size = j->big ? 20000 : 200 + index * 37 % 700;
	struct str head = str_format(a, "generation %u\n", generation);
	char *text = arena_text(a, size);

	memcpy(text, head.s, head.n);
	for (size_t i = head.n; i < size; i++) {
		state = state * 6364136223846793005u + 1442695040888963407u;
		text[i] = (char)('a' + (state >> 33) % 26);
	}
	return (struct str){text, size};
}

static void put_page(const struct job *j, struct str group, size_t index)
{
	struct arena a = {0};

	publish_put_group(j->publish, group,
			  str_format(&a, "pages/%03zu/p%05zu.html",
				     index / FOLDER_SIZE, index),
			  page_text(&a, j, index, generation_of(j, index)));
	arena_free(&a);
}

/* One folder of pages is one group. Its note is the generation, as long as it
 * is the same the group is kept. */
static void put_folder(void *context, size_t folder, size_t worker)
{
	const struct job *j = context;
	struct arena a = {0};
	struct str group = str_format(&a, "folder-%zu", folder);
	size_t from = folder * FOLDER_SIZE;
	struct str note =
		str_format(&a, "%u %u", generation_of(j, from),
			   j->changed < from + FOLDER_SIZE && j->changed > from
				   ? j->generation
				   : 0);
	bool same = str_eq(publish_state_get(j->publish, &a, group), note);

	(void)worker;
	publish_state_put(j->publish, group, note);
	if (!j->keep || !same || !publish_keep_group(j->publish, group))
		for (size_t i = from; i < from + FOLDER_SIZE && i < j->files;
		     i++)
			put_page(j, group, i);
	arena_free(&a);
}

static void put_all(struct job *j, size_t threads)
{
	struct arena a = {0};

	os_parallel((j->files + FOLDER_SIZE - 1) / FOLDER_SIZE, threads,
		    put_folder, j);
	publish_put(j->publish, STR("index.html"),
		    str_format(&a, "generation %u\n", j->generation));
	publish_put(j->publish,
		    str_format(&a, "only-%u/own.html", j->generation),
		    STR("own\n"));
	arena_free(&a);
}

static void put_paths(struct publish *p)
{
	char line[4096];
	size_t n = 0;

	for (int c; (c = getchar()) != EOF;) {
		if (c == '\1')
			c = '\0'; /* a NUL inside a path */
		else if (c == '\0') {
			publish_put(p, (struct str){line, n}, STR("x"));
			n = 0;
			continue;
		}
		if (n < sizeof line)
			line[n++] = (char)c;
	}
}

static int finish(struct publish *p, const struct diag *d, bool good)
{
	struct buf text = {0};
	bool failed = publish_world_failed(p);

	publish_end(p);
	diag_format_all(&text, d, LANGUAGE_EN, false, 0);
	os_print(2, buf_str(&text));
	buf_free(&text);
	return good ? 0 : failed ? 3 : 1;
}

static bool is_option(char **argv, int argc, const char *option)
{
	return argc > 6 && strcmp(argv[6], option) == 0;
}

static void work(struct publish *p, int argc, char **argv)
{
	struct job j = {.publish = p};

	if (argc < 6) {
		put_paths(p);
		return;
	}
	j.generation = (unsigned)strtoul(argv[3], NULL, 10);
	j.files = (unsigned)strtoul(argv[4], NULL, 10);
	j.changed = (unsigned)strtoul(argv[5], NULL, 10);
	j.keep = is_option(argv, argc, "keep");
	j.big = is_option(argv, argc, "big");
	put_all(&j, is_option(argv, argc, "threads") ? 4 : 1);
}

static void hold(void)
{
	puts("held");
	fflush(stdout);
	while (getchar() != EOF)
		;
}

int main(int argc, char **argv)
{
	struct arena a = {0};
	struct diag d = {0};
	struct publish *p;
	struct publish_result result = {0};

	if (argc < 4)
		return 2;
	bool good =
		publish_begin(&a, str_from(argv[1]), str_from(argv[2]), &d, &p);

	if (good && strcmp(argv[3], "hold") == 0) {
		hold();
	} else if (good) {
		work(p, argc, argv);
		good = publish_commit(p, &result);
	}
	int status = finish(p, &d, good);

	if (good)
		printf("%zu %zu %zu\n", result.files, result.written,
		       result.removed);
	diag_free(&d);
	arena_free(&a);
	return status;
}
