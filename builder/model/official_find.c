/* Official tables by their names, and columns by their labels. */
#include "model/official.h"

#include "base/utf8.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

const struct table_kind *official_by_id(struct str id)
{
	for (size_t i = 0; i < official_table_count; i++)
		if (str_eq(id, str_from(official_tables[i].id)))
			return &official_tables[i];
	return NULL;
}

bool official_relation(struct str *rest, struct column_relation *out)
{
	struct str_cut one = str_cut(*rest, STR(";"));
	struct str_cut sum = str_cut(one.head, STR("="));
	struct str_cut within = str_cut(one.head, STR(">"));

	if (!rest->n)
		return false;
	*rest = one.tail;
	out->is_sum = sum.found;
	out->whole = sum.found ? sum.head : within.head;
	out->parts = sum.found ? sum.tail : within.tail;
	return true;
}

bool official_part(struct str *parts, struct str *out)
{
	struct str_cut cut = str_cut(*parts, STR("+"));

	if (!parts->n)
		return false;
	*parts = cut.tail;
	*out = cut.head;
	return true;
}

/* The list with the column's usual label. */
static struct str add_label(struct arena *a, struct str list,
			    const struct column_kind *column)
{
	struct str label = str_cut(str_from(column->patterns), STR("|")).head;

	return str_format(a, "%.*s%s%.*s", STR_ARG(list), list.n ? "、" : "",
			  STR_ARG(label));
}

static bool has_id(const struct column_kind *const *found, size_t count,
		   const struct column_kind *column)
{
	for (size_t i = 0; i < count; i++)
		if (found[i] == column)
			return true;
	return false;
}

/* Is any column of these, with '+' between them, among found? */
static bool has_any(const struct column_kind *const *found, size_t count,
		    struct str parts)
{
	struct str id;

	while (official_part(&parts, &id))
		for (size_t i = 0; i < count; i++)
			if (found[i] && str_eq(id, str_from(found[i]->id)))
				return true;
	return false;
}

struct str official_lacks(struct arena *a, const struct table_kind *kind,
			  const char *wanted,
			  const struct column_kind *const *found, size_t count)
{
	struct str rest = str_from(wanted), lacks = STR(""), id;

	while (rest.n) {
		struct str_cut group = str_cut(rest, STR(";"));
		bool tied = str_contains(group.head, STR("+"));

		rest = group.tail;
		if (tied && !has_any(found, count, group.head))
			continue;
		while (official_part(&group.head, &id))
			for (size_t i = 0; i < kind->column_count; i++) {
				const struct column_kind *c = &kind->columns[i];

				if (str_eq(id, str_from(c->id)) &&
				    !has_id(found, count, c))
					lacks = add_label(a, lacks, c);
			}
	}
	return lacks;
}

bool official_is_total(struct arena *scratch, struct str name)
{
	static const struct str names[] = {
		STR_INIT("合计"),      STR_INIT("总计"),   STR_INIT("共计"),
		STR_INIT("合计数"),    STR_INIT("总合计"), STR_INIT("部门合计"),
		STR_INIT("本部门合计")};
	struct str folded = official_fold(scratch, name);

	if (str_ends(folded, STR(":")))
		folded.n--;
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_eq(folded, names[i]))
			return true;
	return false;
}

/* Is the folded title one of the '|'-separated alternatives? */
static bool is_one_of(struct str title, const char *alternatives)
{
	for (const char *at = alternatives; at; at = strchr(at, '|')) {
		at += *at == '|';
		if (!strncmp(at, title.s, title.n) &&
		    (!at[title.n] || at[title.n] == '|'))
			return title.n > 0;
	}
	return false;
}

const struct table_kind *official_by_title(struct arena *scratch,
					   struct str title)
{
	struct str name = official_fold(scratch, title);

	for (size_t i = 0; i < official_table_count; i++) {
		const struct table_kind *kind = &official_tables[i];

		if (is_one_of(name, kind->title) ||
		    is_one_of(name, kind->titles) ||
		    str_eq(title, str_from(kind->id)))
			return kind;
	}
	return NULL;
}

/* Drop a leading year: 2023年, ２０２３年度 stays folded to 2023年 first. */
static struct str without_year(struct str s)
{
	size_t at = 0;

	while (at < s.n && s.s[at] >= '0' && s.s[at] <= '9')
		at++;
	struct str rest = str_slice(s, at, s.n);

	if (at != 4 || !str_starts(rest, STR("年")))
		return s;
	rest = str_slice(rest, STR("年").n, rest.n);
	if (str_starts(rest, STR("度")) && rest.n > STR("度").n)
		rest = str_slice(rest, STR("度").n, rest.n);
	return rest.n ? rest : s;
}

static struct str without_prefix(struct str s, struct str prefix)
{
	return str_starts(s, prefix) && s.n > prefix.n
		       ? str_slice(s, prefix.n, s.n)
		       : s;
}

/* What a code point of a label becomes; the code itself when it stays. */
static struct str folded(struct str label, size_t from, size_t to)
{
	static const struct {
		struct str from, to;
	} folds[] = {
		{STR_INIT(" "), STR_INIT("")},
		{STR_INIT("\t"), STR_INIT("")},
		{STR_INIT("\n"), STR_INIT("")},
		{STR_INIT("\r"), STR_INIT("")},
		{STR_INIT("\""), STR_INIT("")},
		{STR_INIT("("), STR_INIT("（")},
		{STR_INIT(")"), STR_INIT("）")},
		{STR_INIT(","), STR_INIT("、")},
		{STR_INIT("："), STR_INIT(":")},
		{STR_INIT("，"), STR_INIT("、")},
		{STR_INIT("　"), STR_INIT("")},
		{STR_INIT("“"), STR_INIT("")},
		{STR_INIT("\xC2\xA0"), STR_INIT("")},
		{STR_INIT("”"), STR_INIT("")},
	};
	struct str one = str_slice(label, from, to);

	for (size_t i = 0; i < COUNT(folds); i++)
		if (str_eq(one, folds[i].from))
			return folds[i].to;
	return one;
}

/* Most code points: digits, letters and, from U+4000 to U+9FFF, Chinese. */
static bool is_never_folded(unsigned char lead)
{
	return (lead >= '0' && lead <= '9') || (lead >= 'A' && lead <= 'Z') ||
	       (lead >= 'a' && lead <= 'z') || (lead >= 0xE4 && lead <= 0xE9);
}

struct str official_fold(struct arena *a, struct str label)
{
	char *text = arena_text(a, label.n * 3);
	struct str out = {text, 0};

	for (size_t at = 0; at < label.n;) {
		size_t from = at;
		unsigned char lead = (unsigned char)label.s[at];

		utf8_next(label, &at);
		struct str part = is_never_folded(lead)
					  ? str_slice(label, from, at)
					  : folded(label, from, at);

		if (part.n)
			memcpy(text + out.n, part.s, part.n);
		out.n += part.n;
	}
	out = without_prefix(without_year(out), STR("其中:"));
	return without_prefix(out, STR("其中"));
}

/* Do the parts of the pattern occur in this order, the last one at the end?
 * Returns how well: more parts are better, of as many those without a label
 * between them; 0 when they do not. */
static size_t pattern_fit(struct str pattern, const struct str *labels,
			  size_t count)
{
	size_t parts = 0, at = 0, first = 0;

	while (pattern.n) {
		struct str_cut cut = str_cut(pattern, STR("/"));

		pattern = cut.tail;
		if (!pattern.n)
			at = at < count ? count - 1 : count;
		while (at < count && !str_eq(labels[at], cut.head))
			at++;
		if (at == count)
			return 0;
		if (!parts++)
			first = at;
		at++;
	}
	return 2 * parts + (at - first == parts);
}

static size_t column_fit(const struct column_kind *column,
			 const struct str *labels, size_t count)
{
	struct str rest = str_from(column->patterns);
	size_t best = 0;

	if (count == 1 && str_eq(labels[0], str_from(column->id)))
		return SIZE_MAX;
	while (rest.n) {
		struct str_cut cut = str_cut(rest, STR("|"));
		size_t fit = pattern_fit(cut.head, labels, count);

		best = fit > best ? fit : best;
		rest = cut.tail;
	}
	return best;
}

const struct column_kind *official_column(struct arena *scratch,
					  const struct table_kind *kind,
					  const struct str *labels,
					  size_t count, enum table_side side)
{
	const struct column_kind *found = NULL;
	struct str names[HEADER_DEPTH_MAX];
	size_t best = 0;

	if (count > HEADER_DEPTH_MAX)
		return NULL;
	for (size_t i = 0; i < count; i++)
		names[i] = official_fold(scratch, labels[i]);
	for (size_t i = 0; i < kind->column_count; i++) {
		const struct column_kind *column = &kind->columns[i];
		size_t fit = side == column->side
				     ? column_fit(column, names, count)
				     : 0;

		if (fit > best) {
			best = fit;
			found = column;
		}
	}
	return found;
}
