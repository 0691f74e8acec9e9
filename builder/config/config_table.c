/* Own tables: what their keys mean together. */
#include "config/config_keys.h"

static const struct diag_kind NO_ID = {
	"config-column-id", DIAG_ERROR,
	"列“{0}”需要一个 id（小写字母、数字、- 和 _），用于网址和下载的数据",
	"the column “{0}” needs an id (lower-case letters, digits, - and _) "
	"for addresses and downloads"};

static const struct diag_kind MEASURE_ONLY = {
	"config-measure-only", DIAG_ERROR,
	"{0} 只能写在 role = \"measure\" 的列里；请删去，或改正 role",
	"{0} belongs to columns with role = \"measure\" alone; delete it or "
	"mend the role"};

static const struct diag_kind NO_MEASURE = {
	"config-no-measure", DIAG_ERROR,
	"表 {0} 没有金额列；至少一列要写 role = \"measure\"",
	"the table {0} has no amounts; at least one column must have role = "
	"\"measure\""};

static const struct diag_kind ROLE_TWICE = {
	"config-role-twice", DIAG_ERROR,
	"表 {0} 中 role = \"{1}\" 的列多于一个；其余的请改为 \"text\"",
	"the table {0} has more than one column with role = \"{1}\"; make the "
	"others \"text\""};

static const struct diag_kind ROLE_MISSING = {
	"config-role-missing", DIAG_ERROR,
	"表 {0} 写了 whole_site = true，就要有一列 role = \"{1}\"",
	"the table {0} has whole_site = true, so it needs a column with role "
	"= \"{1}\""};

static const struct diag_kind ROLE_NOT_HERE = {
	"config-role-not-here", DIAG_ERROR,
	"表 {0} 在部门和年度的文件夹里，不能有 role = \"{1}\" 的列；"
	"请改为 \"text\"，或写 whole_site = true",
	"the table {0} stands in the folder of a department and year and has "
	"no column with role = \"{1}\"; make it \"text\" or write whole_site "
	"= true"};

static const struct diag_kind PHASE_TWICE = {
	"config-phase-twice", DIAG_ERROR,
	"表 {0} 已有 role = \"phase\" 的列，金额列就不能再写 phase",
	"the table {0} has a column with role = \"phase\", so its measures "
	"have no phase of their own"};

static const struct diag_kind UNIT = {
	"config-unit", DIAG_ERROR,
	"不知道金额单位“{0}”是多少；请加上 factor，例如千为 factor = 1000",
	"it is not known how much the unit “{0}” is; add a factor, such as "
	"factor = 1000 for thousands"};

static const struct diag_kind FACTOR_ALONE = {
	"config-factor-alone", DIAG_ERROR,
	"写了 factor 就要写 currency_unit（页面上显示的单位名称）",
	"a factor needs a currency_unit, the name of the unit that pages show"};

static const struct diag_kind TAKEN_ID = {
	"config-table-id-taken", DIAG_ERROR,
	"表的 id 不能是 {0}：下载的文件里已有这个名称；请换一个",
	"a table's id cannot be {0}: other files to download have this name; "
	"choose another one"};

static const struct diag_kind SAME_MARK = {
	"config-decimal-delimiter", DIAG_WARNING,
	"这张表的分隔符和小数点都是逗号：带小数的金额必须加引号，"
	"否则请写 delimiter = \";\"",
	"delimiter and decimal mark of this table are both a comma; amounts "
	"with decimals must be in quotes, else write delimiter = \";\""};

/* The letters and digits of a name as an id: "Net amount" is net_amount. */
static struct str id_of(struct arena *a, struct str name)
{
	struct buf b = {0};

	for (size_t i = 0; i < name.n && b.n < 64; i++) {
		char c = name.s[i];
		bool is_letter =
			(c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (is_letter || (b.n && c >= '0' && c <= '9'))
			buf_add_char(&b, is_letter ? (char)(c | 0x20) : c);
		else if (b.n && b.s[b.n - 1] != '_')
			buf_add_char(&b, '_');
	}
	while (b.n && b.s[b.n - 1] == '_')
		b.n--;
	struct str id = str_copy(a, buf_str(&b));

	buf_free(&b);
	return id;
}

/* The role as written, empty when it is missing or not known. */
static struct str role_text(const struct toml *column,
			    const struct config_column *c)
{
	const struct toml *role = toml_get(column, STR("role"));
	bool is_text = role && role->kind == TOML_STRING;

	/* A role that is not known leaves ROLE_TEXT, which is 0. */
	if (!is_text ||
	    (c->role == ROLE_TEXT && !str_eq(role->string, STR("text"))))
		return STR("");
	return role->string;
}

void config_check_column(struct key_reader *r, const struct toml *table,
			 void *out)
{
	static const char *const of_measures[] = {"phase", "reference_year"};
	struct config_column *c = out;
	struct str role = role_text(table, c);
	bool has_own_id = c->role == ROLE_TEXT || c->role == ROLE_MEASURE;

	if (!c->id.n && !toml_get(table, STR("id")))
		c->id = id_of(r->arena, c->name);
	if (!c->id.n && !has_own_id)
		c->id = role;
	if (!c->id.n && role.n && !toml_get(table, STR("id")))
		diag_report(r->diag, &NO_ID, c->span, c->name);
	for (size_t i = 0; i < 2; i++) {
		struct str name = str_from(of_measures[i]);

		if (toml_get(table, name) && role.n && c->role != ROLE_MEASURE)
			diag_report(r->diag, &MEASURE_ONLY,
				    key_span(r, table, of_measures[i]),
				    key_where(r, name));
	}
}

/* How messages call the table; its id may be missing or wrong. */
static struct str name_of(const struct config_table *t)
{
	return t->id.n ? t->id : STR("?");
}

static const struct config_column *find_role(const struct config_table *t,
					     enum column_role role)
{
	for (size_t i = 0; i < t->column_count; i++)
		if (t->columns[i].role == role)
			return &t->columns[i];
	return NULL;
}

/* A column of [[table]] as it is written. */
static const struct toml *column_at(const struct toml *table, size_t i)
{
	const struct toml *columns = toml_get(table, STR("column"));

	return &columns->items[i].value;
}

static bool all_roles_known(const struct toml *table,
			    const struct config_table *t)
{
	const struct toml *columns = toml_get(table, STR("column"));

	if (!columns || columns->kind != TOML_ARRAY ||
	    columns->count != t->column_count)
		return false;
	for (size_t i = 0; i < t->column_count; i++)
		if (!role_text(column_at(table, i), &t->columns[i]).n)
			return false;
	return true;
}

static void check_columns(struct key_reader *r, const struct toml *table,
			  const struct config_table *t)
{
	const struct config_column *phase = find_role(t, ROLE_PHASE);
	struct map names = {0}, ids = {0};

	for (size_t i = 0; i < t->column_count; i++) {
		const struct config_column *c = &t->columns[i];
		bool many = c->role == ROLE_MEASURE || c->role == ROLE_TEXT;

		config_check_unique(r, &names, "table.column.name", c->name,
				    c->span);
		config_check_unique(r, &ids, "table.column.id", c->id, c->span);
		if (!many && find_role(t, c->role) != c)
			diag_report(r->diag, &ROLE_TWICE, c->span, name_of(t),
				    role_text(column_at(table, i), c));
		if (phase && c->role == ROLE_MEASURE && c->phase.n)
			diag_report(r->diag, &PHASE_TWICE,
				    key_span(r, column_at(table, i), "phase"),
				    name_of(t));
	}
}

/* A column of this role stands in tables of the whole site and only there. */
static void check_site_role(struct key_reader *r, const struct config_table *t,
			    enum column_role role, struct str name)
{
	const struct config_column *c = find_role(t, role);

	if (t->whole_site && !c)
		diag_report(r->diag, &ROLE_MISSING, t->span, name_of(t), name);
	if (!t->whole_site && c)
		diag_report(r->diag, &ROLE_NOT_HERE, c->span, name_of(t), name);
}

static void check_unit(struct key_reader *r, const struct toml *table,
		       struct config_table *t)
{
	struct currency_unit known;

	if (toml_get(table, STR("factor"))) {
		if (!t->unit.name.n)
			diag_report_plain(r->diag, &FACTOR_ALONE,
					  key_span(r, table, "factor"));
		return;
	}
	if (!t->unit.name.n || str_eq(t->unit.name, t->currency))
		return;
	if (currency_unit_parse(t->unit.name, &known))
		t->unit.power = known.power;
	else
		diag_report(r->diag, &UNIT, key_span(r, table, "currency_unit"),
			    t->unit.name);
}

/* Tables become files beside the datasets of a year. */
static void check_id(struct key_reader *r, const struct toml *table,
		     struct config_table *t)
{
	static const char *const taken[] = {
		"amounts", "indicators", "projects", "findings",
		"con",     "prn",        "aux",      "nul",
	};
	bool is_port = t->id.n == 4 && t->id.s[3] >= '0' && t->id.s[3] <= '9' &&
		       (str_starts(t->id, STR("com")) ||
			str_starts(t->id, STR("lpt")));

	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		if (is_port || str_eq(t->id, str_from(taken[i]))) {
			diag_report(r->diag, &TAKEN_ID,
				    key_span(r, table, "id"), t->id);
			return;
		}
	if (t->counts == COUNTS_NOTHING && str_eq(t->id, STR("expenditure")))
		t->counts = COUNTS_EXPENDITURE;
	if (t->counts == COUNTS_NOTHING && str_eq(t->id, STR("income")))
		t->counts = COUNTS_INCOME;
}

void config_check_table(struct key_reader *r, const struct toml *table,
			void *out)
{
	struct config_table *t = out;

	check_id(r, table, t);
	check_unit(r, table, t);
	if (t->delimiter == ',' && t->decimal_mark == ',')
		diag_report_plain(r->diag, &SAME_MARK,
				  key_span(r, table, "decimal"));
	if (!all_roles_known(table, t))
		return;
	check_columns(r, table, t);
	check_site_role(r, t, ROLE_ORGANIZATION, STR("organization"));
	check_site_role(r, t, ROLE_YEAR, STR("year"));
	if (!find_role(t, ROLE_MEASURE))
		diag_report(r->diag, &NO_MEASURE, t->span, name_of(t));
}
