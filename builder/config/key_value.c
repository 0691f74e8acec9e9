/* Keys whose values are numbers, choices and lists. */
#include "config/key.h"

#include <string.h>

static const struct diag_kind CHOICE_NEAR = {
	"config-choice-near", DIAG_ERROR,
	"{0} 不能是“{1}”；是不是 {3}？可以写：{2}",
	"{0} cannot be “{1}”; is it {3}? It can be: {2}"};

static const struct diag_kind CHOICE = {"config-choice", DIAG_ERROR,
					"{0} 不能是“{1}”；可以写：{2}",
					"{0} cannot be “{1}”; it can be: {2}"};

static const struct diag_kind RANGE = {
	"config-range", DIAG_ERROR, "{0} 应当在 {2} 到 {3} 之间，这里是 {1}",
	"{0} must be from {2} to {3}, but here is {1}"};

static const struct diag_kind POWER = {
	"config-power", DIAG_ERROR,
	"{0} 应当是 1、10、100、1000 这样的数，这里是 {1}",
	"{0} must be a number such as 1, 10, 100, 1000, but here is {1}"};

static const struct diag_kind COUNT = {
	"config-count", DIAG_ERROR, "{0} 应当有 {2} 到 {3} 项，这里有 {1} 项",
	"{0} must have {2} to {3} items, but here are {1}"};

static const struct diag_kind TWICE = {
	"config-item-twice", DIAG_ERROR, "{0} 中 {1} 写了两次；请删去一个",
	"{1} stands twice in {0}; delete one of them"};

static const struct diag_kind NOT_LONGER = {
	"config-lengths", DIAG_ERROR,
	"{0} 中每一级的长度都要比上一级长，这里是 {1}",
	"in {0} the length of each level must be more than of the one "
	"before, but here is {1}"};

static struct span place(const struct key_reader *r, const struct toml *value)
{
	return span_at(r->path, value->line, value->column);
}

static struct str number_text(const struct key_reader *r, int64_t number)
{
	return str_format(r->arena, "%lld", (long long)number);
}

static struct str where(const struct key_reader *r, const struct key *k)
{
	return key_where(r, str_from(k->name));
}

struct str key_choice_names(struct arena *a, const struct key *k)
{
	struct buf b = {0};

	for (size_t i = 0; i < k->choice_count; i++) {
		struct str name = str_from(k->choices[i].name);

		buf_add(&b, i ? STR(", \"") : STR("\""));
		buf_add(&b, str_eq(name, STR("\t")) ? STR("\\t") : name);
		buf_add_char(&b, '"');
	}
	struct str names = str_copy(a, buf_str(&b));

	buf_free(&b);
	return names;
}

static void report_choice(struct key_reader *r, const struct key *k,
			  const struct toml *value)
{
	const char **names =
		arena_array(r->arena, const char *, k->choice_count);

	for (size_t i = 0; i < k->choice_count; i++)
		names[i] = k->choices[i].name;
	struct str near = str_nearest(value->string, names, k->choice_count);

	diag_report(r->diag, near.n ? &CHOICE_NEAR : &CHOICE, place(r, value),
		    where(r, k), value->string, key_choice_names(r->arena, k),
		    near);
}

static bool find_choice(struct key_reader *r, const struct key *k,
			const struct toml *value, unsigned *out)
{
	for (size_t i = 0; i < k->choice_count; i++) {
		if (str_eq(str_from(k->choices[i].name), value->string)) {
			*out = k->choices[i].value;
			return true;
		}
	}
	report_choice(r, k, value);
	return false;
}

/* Enums of the house have the size of unsigned. */
static bool set_choice(struct key_reader *r, const struct key *k,
		       const struct toml *value, char *out)
{
	unsigned choice;

	if (!find_choice(r, k, value, &choice))
		return false;
	memcpy(out + k->offset, &choice, sizeof choice);
	return true;
}

static bool set_character(struct key_reader *r, const struct key *k,
			  const struct toml *value, char *out)
{
	unsigned choice;

	if (!find_choice(r, k, value, &choice))
		return false;
	out[k->offset] = (char)choice;
	return true;
}

static bool set_bool(struct key_reader *r, const struct key *k,
		     const struct toml *value, char *out)
{
	(void)r;
	memcpy(out + k->offset, &value->boolean, sizeof value->boolean);
	return true;
}

static bool in_range(struct key_reader *r, const struct key *k,
		     const struct toml *value)
{
	if (value->integer >= k->min && value->integer <= k->max)
		return true;
	diag_report(r->diag, &RANGE, place(r, value), where(r, k),
		    number_text(r, value->integer), number_text(r, k->min),
		    number_text(r, k->max));
	return false;
}

static bool set_int(struct key_reader *r, const struct key *k,
		    const struct toml *value, char *out)
{
	int number = (int)value->integer;

	if (!in_range(r, k, value))
		return false;
	memcpy(out + k->offset, &number, sizeof number);
	return true;
}

static bool set_uint(struct key_reader *r, const struct key *k,
		     const struct toml *value, char *out)
{
	uint32_t number = (uint32_t)value->integer;

	if (!in_range(r, k, value))
		return false;
	memcpy(out + k->offset, &number, sizeof number);
	return true;
}

static bool set_power(struct key_reader *r, const struct key *k,
		      const struct toml *value, char *out)
{
	int64_t rest = value->integer;
	int power = 0;

	for (; rest >= 10 && rest % 10 == 0; rest /= 10)
		power++;
	if (rest != 1 || power > k->max) {
		diag_report(r->diag, &POWER, place(r, value), where(r, k),
			    number_text(r, value->integer));
		return false;
	}
	memcpy(out + k->offset, &power, sizeof power);
	return true;
}

/* Are all items of the list of the kind of item_type? */
static bool check_kinds(struct key_reader *r, const struct key *k,
			const struct toml *list,
			const struct key_type *item_type)
{
	bool ok = true;

	for (size_t i = 0; i < list->count; i++) {
		const struct toml *item = &list->items[i].value;
		struct str name =
			str_format(r->arena, "%s[%zu]", k->name, i + 1);
		struct key item_key = {.name = str_cstr(r->arena, name),
				       .type = item_type};

		if (item->kind == item_type->kind)
			continue;
		key_report_type(r, &item_key, item);
		ok = false;
	}
	return ok;
}

/* Has the list k->min to k->max items, all of the kind of item_type? */
static bool check_items(struct key_reader *r, const struct key *k,
			const struct toml *list,
			const struct key_type *item_type)
{
	if (list->count >= (size_t)k->min && list->count <= (size_t)k->max)
		return check_kinds(r, k, list, item_type);
	diag_report(r->diag, &COUNT, place(r, list), where(r, k),
		    number_text(r, (int64_t)list->count),
		    number_text(r, k->min), number_text(r, k->max));
	return false;
}

static bool is_repeated(const struct toml *list, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (str_eq(list->items[j].value.string,
			   list->items[i].value.string))
			return true;
	return false;
}

/* Report texts that stand twice in a list. */
static bool check_repeated(struct key_reader *r, const struct key *k,
			   const struct toml *list)
{
	bool ok = true;

	for (size_t i = 0; i < list->count; i++) {
		const struct toml *item = &list->items[i].value;

		if (!is_repeated(list, i))
			continue;
		diag_report(r->diag, &TWICE, place(r, item), where(r, k),
			    item->string);
		ok = false;
	}
	return ok;
}

static bool set_choices(struct key_reader *r, const struct key *k,
			const struct toml *list, char *out)
{
	bool ok = check_items(r, k, list, &key_text) &&
		  check_repeated(r, k, list);

	for (size_t i = 0; ok && i < list->count; i++) {
		unsigned choice;

		if (!find_choice(r, k, &list->items[i].value, &choice))
			return false;
		memcpy(out + k->offset + i * sizeof choice, &choice,
		       sizeof choice);
	}
	if (ok)
		memcpy(out + k->count_offset, &list->count, sizeof list->count);
	return ok;
}

static bool set_lengths(struct key_reader *r, const struct key *k,
			const struct toml *list, char *out)
{
	struct key item_key = {.name = k->name, .min = 1, .max = 64};
	unsigned before = 0;

	if (!check_items(r, k, list, &key_int))
		return false;
	for (size_t i = 0; i < list->count; i++) {
		const struct toml *item = &list->items[i].value;
		unsigned length = (unsigned)item->integer;

		if (!in_range(r, &item_key, item))
			return false;
		if (length <= before) {
			diag_report(r->diag, &NOT_LONGER, place(r, item),
				    where(r, k), number_text(r, item->integer));
			return false;
		}
		before = length;
		memcpy(out + k->offset + i * sizeof length, &length,
		       sizeof length);
	}
	memcpy(out + k->count_offset, &list->count, sizeof list->count);
	return true;
}

static bool set_names(struct key_reader *r, const struct key *k,
		      const struct toml *list, char *out)
{
	struct key_name *names;

	if (!check_items(r, k, list, &key_text) || !check_repeated(r, k, list))
		return false;
	names = arena_array(r->arena, struct key_name, list->count);
	for (size_t i = 0; i < list->count; i++) {
		const struct toml *item = &list->items[i].value;

		names[i].text = item->string;
		names[i].span = place(r, item);
	}
	memcpy(out + k->offset, &names, sizeof names);
	memcpy(out + k->count_offset, &list->count, sizeof list->count);
	return true;
}

const struct key_type key_choice = {TOML_STRING, "文字", "text", NULL,
				    set_choice};
const struct key_type key_character = {TOML_STRING, "一个字符", "one character",
				       NULL, set_character};
const struct key_type key_bool = {TOML_BOOL, " true 或 false", "true or false",
				  NULL, set_bool};
const struct key_type key_int = {TOML_INTEGER, "整数", "a whole number", NULL,
				 set_int};
const struct key_type key_uint = {TOML_INTEGER, "整数", "a whole number", NULL,
				  set_uint};
const struct key_type key_power = {TOML_INTEGER, "整数", "a whole number", NULL,
				   set_power};
const struct key_type key_choices = {TOML_ARRAY, "方括号中的文字列表",
				     "a list of texts between square brackets",
				     NULL, set_choices};
const struct key_type key_lengths = {
	TOML_ARRAY, "方括号中的整数列表",
	"a list of whole numbers between square brackets", NULL, set_lengths};
const struct key_type key_names = {TOML_ARRAY, "方括号中的文字列表",
				   "a list of texts between square brackets",
				   NULL, set_names};
const struct key_type key_table = {TOML_TABLE, "以 [名称] 开头的一段",
				   "a section that begins with [name]", NULL,
				   NULL};
const struct key_type key_tables = {TOML_ARRAY, "以 [[名称]] 开头的一段",
				    "sections that begin with [[name]]", NULL,
				    NULL};
