/* Markdown files: front matter, body, and the limits of both. */
#include "format/markdown_tree.h"

static const struct diag_kind TOO_LONG = {
	"markdown-too-long", DIAG_ERROR,
	"这个文件有 {0} 字节，说明文字最多 {1} 字节；请分成几个文件",
	"this file has {0} bytes, commentary at most {1}; divide it into "
	"several files"};

static const struct diag_kind UNCLOSED = {
	"markdown-front-matter-unclosed", DIAG_ERROR,
	"文件开头的 +++ 之后没有另一行 +++ 来结束；请在标题等设置之后加一行 "
	"+++",
	"the +++ at the beginning of the file is not followed by another line "
	"of +++; add one behind the settings"};

static const struct diag_kind TOO_DEEP = {
	"markdown-nesting", DIAG_ERROR,
	"这一行的引用和列表套了 {0} 层，最多 {1} 层；请减少层数",
	"quotes and lists stand {0} deep in this line, at most {1} are "
	"allowed; use fewer levels"};

static const struct diag_kind TOO_MANY_IMAGES = {
	"markdown-too-many-images", DIAG_ERROR,
	"从这里开始的一段里有超过 {0} "
	"个图片记号（![）；请用空行分段，或删去多余的",
	"the paragraph that begins here has more than {0} image marks (![); "
	"divide it with blank lines or delete what is not needed"};

/* Image marks of one paragraph; the parser takes the square of their time. */
enum { IMAGES_MAX = 1000 };

size_t markdown_line_end(struct str text, size_t at)
{
	while (at < text.n && text.s[at] != '\n' && text.s[at] != '\r')
		at++;
	if (at < text.n && text.s[at] == '\r' && at + 1 < text.n &&
	    text.s[at + 1] == '\n')
		at++;
	return at < text.n ? at + 1 : at;
}

static struct str number_text(struct arena *a, size_t n)
{
	return str_format(a, "%zu", n);
}

/* Length of the list marker that begins at `at`, 0 when there is none. */
static size_t marker_length(struct str line, size_t at)
{
	size_t end = at;

	while (end < line.n && line.s[end] >= '0' && line.s[end] <= '9')
		end++;
	if (end == line.n)
		return 0;
	char c = line.s[end];
	bool ordered = end > at && (c == '.' || c == ')');
	bool bullet = end == at && (c == '-' || c == '+' || c == '*');

	if (!ordered && !bullet)
		return 0;
	end++;
	if (end < line.n &&
	    !str_contains(STR(" \t\r\n"), str_slice(line, end, end + 1)))
		return 0;
	return end - at;
}

/* Marks of quotes and lists at the beginning of a line. */
static size_t line_depth(struct str line)
{
	size_t depth = 0;

	for (size_t at = 0; at < line.n;) {
		char c = line.s[at];
		size_t marker = c == '>' ? 1 : marker_length(line, at);

		if (c != ' ' && c != '\t' && !marker)
			break;
		depth += marker > 0;
		at += marker ? marker : 1;
	}
	return depth;
}

static size_t count_images(struct str line)
{
	size_t count = 0;

	for (size_t at = 0; at < line.n; at += 2) {
		at = str_find(line, STR("!["), at);
		count += at < line.n;
	}
	return count;
}

/* Is the line a rule of stars or dashes, not a list in a list? */
static bool is_rule(struct str line)
{
	line = str_trim(line);
	for (size_t i = 0; i < line.n; i++)
		if (line.s[i] != ' ' && line.s[i] != '\t' &&
		    (line.s[i] != line.s[0] || line.s[i] == '+'))
			return false;
	return line.n && (line.s[0] == '*' || line.s[0] == '-');
}

/* What would take the parser too long. */
static bool check_limits(struct arena *a, const struct markdown_document *doc,
			 struct diag *d)
{
	uint32_t line_number = doc->body_line;
	uint32_t paragraph = line_number;
	size_t images = 0;
	bool ok = true;

	for (size_t at = 0, end; at < doc->body.n; at = end, line_number++) {
		end = markdown_line_end(doc->body, at);
		struct str line = str_slice(doc->body, at, end);
		struct span span = span_at(doc->path, line_number, 1);
		size_t depth = is_rule(line) ? 0 : line_depth(line);

		if (depth > MARKDOWN_DEPTH_MAX) {
			diag_report(d, &TOO_DEEP, span, number_text(a, depth),
				    number_text(a, MARKDOWN_DEPTH_MAX));
			ok = false;
		}
		if (!str_trim(line).n) {
			images = 0;
			paragraph = line_number + 1;
		}
		size_t before = images;

		images += count_images(line);
		if (before <= IMAGES_MAX && images > IMAGES_MAX) {
			span.line = paragraph;
			diag_report(d, &TOO_MANY_IMAGES, span,
				    number_text(a, IMAGES_MAX));
			ok = false;
		}
	}
	return ok;
}

static bool is_fence(struct str line)
{
	return str_eq(str_trim(line), STR("+++")) && line.s[0] == '+';
}

/* Front matter of a text that begins with +++. */
static bool read_front_matter(struct arena *a, struct str text, struct diag *d,
			      struct markdown_document *doc)
{
	size_t begin = markdown_line_end(text, 0);
	uint32_t line_number = 2;

	for (size_t at = begin, end; at < text.n; at = end, line_number++) {
		end = markdown_line_end(text, at);
		if (!is_fence(str_slice(text, at, end)))
			continue;
		doc->body = str_slice(text, end, text.n);
		doc->body_line = line_number + 1;
		doc->front_matter = toml_read(a, str_slice(text, begin, at),
					      doc->path, 2, d);
		return doc->front_matter != NULL;
	}
	diag_report_plain(d, &UNCLOSED, span_at(doc->path, 1, 1));
	return false;
}

bool markdown_open(struct arena *a, struct str text, struct str path,
		   struct diag *d, struct markdown_document *out)
{
	struct str first = str_slice(text, 0, markdown_line_end(text, 0));

	*out = (struct markdown_document){
		.path = path, .body = text, .body_line = 1};
	if (text.n > MARKDOWN_SIZE_MAX) {
		diag_report(d, &TOO_LONG, span_at(path, 0, 0),
			    number_text(a, text.n),
			    number_text(a, MARKDOWN_SIZE_MAX));
		return false;
	}
	bool ok = !is_fence(first) || read_front_matter(a, text, d, out);

	return check_limits(a, out, d) && ok;
}
