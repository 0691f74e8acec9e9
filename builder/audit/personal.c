/* Personal data that must not be published. The reading of the files looks for
 * it, in every line; here it is counted, file by file. */
#include "audit/auditing.h"

const struct audit_rule audit_personal_data = {
	.id = "personal-data",
	.severity = AUDIT_ERROR,
	.title = {"个人信息", "Personal data"},
	.says = {"输入文件中没有电话号码、身份证号，也没有联系人、负责人等的姓"
		 "名和"
		 "号码。",
		 "The inputs hold no telephone numbers, no identity numbers "
		 "and "
		 "no names or numbers of contacts."},
	.why = {"公开预算不应当泄露个人信息；发现以后，改好之前不会发布。",
		"Publishing a budget must not expose people; nothing is "
		"published until what was found is removed."},
	.needs = {"对所有输入文件逐行检查；已在 reviewed_fields "
		  "中确认可以公开的栏目除外。",
		  "All inputs are checked line by line, but for the fields "
		  "named in reviewed_fields."},
};

static const struct audit_text FOUND = {
	"文件里有个人信息，位置见错误信息；请删去后再发布",
	"the file holds personal data, see the error messages for the places; "
	"remove it before publishing"};

static bool is_found(const struct auditing *x, struct str file)
{
	for (size_t i = 0; i < x->department->personal_file_count; i++)
		if (str_eq(x->department->personal_files[i], file))
			return true;
	return false;
}

static void check_file(struct auditing *x, struct str file)
{
	if (!file.n)
		return;
	struct audit_place place = {.kind = AUDIT_PLACE_FILE,
				    .year = x->year,
				    .span = span_at(file, 0, 0)};
	struct audit_check *c =
		audit_begin_at(x, AUDIT_PERSONAL_DATA, place, STR(""));

	if (is_found(x, file))
		audit_conclude(x, c, AUDIT_CONFLICT, &FOUND, STR(""));
	else
		c->outcome = AUDIT_OK;
}

void audit_rule_personal(struct auditing *x)
{
	const struct budget_year *y = x->year;

	check_file(x, y->document_file);
	check_file(x, y->performance_file);
	for (size_t i = 0; i < y->table_count; i++)
		check_file(x, y->tables[i]->file);
	for (size_t i = 0; i < y->commentaries.count; i++)
		check_file(x, y->commentaries.items[i].file);
}
