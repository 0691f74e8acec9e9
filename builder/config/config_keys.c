/* All keys of site.toml: names, types, defaults. */
#include "config/config_keys.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NAMED(key_name, key_kind) .name = (key_name), .type = &(key_kind)
#define CHOICES(array) .choices = (array), .choice_count = COUNT(array)
#define MEMBER(type, member) .offset = offsetof(type, member)
#define ARRAY(type, member, member_count) \
	.offset = offsetof(type, member), \
	.count_offset = offsetof(type, member_count)
/* Not given: as another member of the same struct, as one of the file's. */
#define SAME_AS(type, member)                                        \
	.source = KEY_SAME, .source_offset = offsetof(type, member), \
	.source_size = sizeof(((type *)0)->member)
#define AS_SITE(member)                                                       \
	.source = KEY_ROOT, .source_offset = offsetof(struct config, member), \
	.source_size = sizeof(((struct config *)0)->member)

/* Choices are written to enums through unsigned. */
_Static_assert(sizeof(enum language) == sizeof(unsigned), "enum");
_Static_assert(sizeof(enum encoding) == sizeof(unsigned), "enum");
_Static_assert(sizeof(enum config_gate) == sizeof(unsigned), "enum");
_Static_assert(sizeof(enum column_role) == sizeof(unsigned), "enum");
_Static_assert(sizeof(enum classification_role) == sizeof(unsigned), "enum");

static const struct key_choice languages[] = {
	{"zh-CN", LANGUAGE_ZH},
	{"en", LANGUAGE_EN},
};

static const struct key_choice encodings[] = {
	{"auto", ENCODING_DETECT},
	{"utf-8", ENCODING_UTF8},
	{"gb18030", ENCODING_GB18030},
	{"utf-16", ENCODING_UTF16},
};

static const struct key_choice gates[] = {
	{"error", GATE_ERROR},
	{"conflict", GATE_CONFLICT},
	{"warning", GATE_WARNING},
	{"never", GATE_NEVER},
};

static const struct key_choice delimiters[] = {
	{",", ','}, {";", ';'}, {"\t", '\t'}, {"|", '|'}, {":", ':'},
};

static const struct key_choice decimal_marks[] = {{".", '.'}, {",", ','}};

static const struct key_choice table_counts[] = {
	{"expenditure", COUNTS_EXPENDITURE}, {"income", COUNTS_INCOME}};

static const struct key_choice column_roles[] = {
	{"organization", ROLE_ORGANIZATION},
	{"year", ROLE_YEAR},
	{"phase", ROLE_PHASE},
	{"unit", ROLE_UNIT},
	{"functional_code", ROLE_FUNCTIONAL_CODE},
	{"functional_name", ROLE_FUNCTIONAL_NAME},
	{"economic_code", ROLE_ECONOMIC_CODE},
	{"economic_name", ROLE_ECONOMIC_NAME},
	{"procurement_code", ROLE_PROCUREMENT_CODE},
	{"procurement_name", ROLE_PROCUREMENT_NAME},
	{"project_code", ROLE_PROJECT_CODE},
	{"project_name", ROLE_PROJECT_NAME},
	{"row_name", ROLE_ROW_NAME},
	{"measure", ROLE_MEASURE},
	{"text", ROLE_TEXT},
};

static const struct key_choice classification_roles[] = {
	{"functional", CLASSIFICATION_FUNCTIONAL},
	{"economic", CLASSIFICATION_ECONOMIC},
	{"procurement", CLASSIFICATION_PROCUREMENT},
};

#define SITE(member) MEMBER(struct config, member)

static const struct key licence_keys[] = {
	{NAMED("name", key_text), SITE(licence_name)},
	{NAMED("url", key_url), SITE(licence_url)},
};

static const struct key publisher_keys[] = {
	{NAMED("name", key_text), SITE(publisher_name)},
	{NAMED("name_en", key_text), SITE(publisher_name_en),
	 SAME_AS(struct config, publisher_name)},
	{NAMED("url", key_url), SITE(publisher_url)},
};

static const struct key contact_keys[] = {
	{NAMED("email", key_email), SITE(contact_email)},
	{NAMED("url", key_url), SITE(contact_url)},
	{NAMED("text", key_prose), SITE(contact_text)},
};

static const struct key footer_keys[] = {
	{NAMED("site_id", key_text), SITE(footer_site_id)},
	{NAMED("icp", key_text), SITE(footer_icp)},
	{NAMED("public_security", key_text), SITE(footer_public_security)},
	{NAMED("note", key_prose), SITE(footer_note)},
};

static const struct key content_keys[] = {
	{NAMED("folder", key_folder), SITE(content), .text = "content",
	 .span_offset = offsetof(struct config, content_span)},
	{NAMED("encoding", key_choice), SITE(encoding), CHOICES(encodings),
	 .text = "auto"},
};

static const struct key output_keys[] = {
	{NAMED("folder", key_folder), SITE(output), .text = "public",
	 .span_offset = offsetof(struct config, output_span)},
};

static const struct key audit_keys[] = {
	{NAMED("fail_on", key_choice), SITE(fail_on), CHOICES(gates),
	 .text = "error"},
	{NAMED("reviewed_fields", key_names),
	 ARRAY(struct config, reviewed_fields, reviewed_field_count),
	 .max = 1000},
};

#define COLUMN(member) MEMBER(struct config_column, member)

static const struct key column_keys[] = {
	{NAMED("name", key_prose), COLUMN(name), .required = true},
	{NAMED("role", key_choice), COLUMN(role), CHOICES(column_roles),
	 .required = true},
	{NAMED("id", key_id), COLUMN(id)},
	{NAMED("title", key_text), COLUMN(title),
	 SAME_AS(struct config_column, name)},
	{NAMED("title_en", key_text), COLUMN(title_en),
	 SAME_AS(struct config_column, title)},
	{NAMED("phase", key_text), COLUMN(phase)},
	{NAMED("reference_year", key_int), COLUMN(reference_year), .min = 1900,
	 .max = 2200},
};

static const struct key_section column_section = {
	column_keys, COUNT(column_keys), sizeof(struct config_column),
	offsetof(struct config_column, span), config_check_column};

#define TABLE(member) MEMBER(struct config_table, member)

static const struct key table_keys[] = {
	{NAMED("id", key_id), TABLE(id), .required = true},
	{NAMED("title", key_text), TABLE(title), .required = true},
	{NAMED("title_en", key_text), TABLE(title_en),
	 SAME_AS(struct config_table, title)},
	{NAMED("file", key_file), TABLE(file), .required = true},
	{NAMED("whole_site", key_bool), TABLE(whole_site)},
	{NAMED("kind", key_choice), TABLE(counts), CHOICES(table_counts)},
	{NAMED("delimiter", key_character), TABLE(delimiter),
	 CHOICES(delimiters), .text = ","},
	{NAMED("decimal", key_character), TABLE(decimal_mark),
	 CHOICES(decimal_marks), .text = "."},
	{NAMED("encoding", key_choice), TABLE(encoding), CHOICES(encodings),
	 AS_SITE(encoding)},
	{NAMED("header_row", key_uint), TABLE(header_row), .min = 1,
	 .max = 1000, .number = 1},
	{NAMED("currency_unit", key_text), TABLE(unit.name)},
	{NAMED("factor", key_power), TABLE(unit.power), .max = 12},
	{NAMED("currency", key_currency), TABLE(currency), AS_SITE(currency)},
	{NAMED("column", key_tables),
	 ARRAY(struct config_table, columns, column_count),
	 .section = &column_section, .required = true},
};

static const struct key_section table_section = {
	table_keys, COUNT(table_keys), sizeof(struct config_table),
	offsetof(struct config_table, span), config_check_table};

#define CLASSIFICATION(member) MEMBER(struct config_classification, member)

static const struct key classification_keys[] = {
	{NAMED("id", key_id), CLASSIFICATION(id), .required = true},
	{NAMED("title", key_text), CLASSIFICATION(title), .required = true},
	{NAMED("title_en", key_text), CLASSIFICATION(title_en),
	 SAME_AS(struct config_classification, title)},
	{NAMED("file", key_folder), CLASSIFICATION(file), .required = true},
	{NAMED("role", key_choice), CLASSIFICATION(role),
	 CHOICES(classification_roles), .required = true},
	{NAMED("levels", key_lengths),
	 ARRAY(struct config_classification, levels, level_count), .min = 1,
	 .max = CLASSIFICATION_LEVELS_MAX},
};

static const struct key_section classification_section = {
	classification_keys, COUNT(classification_keys),
	sizeof(struct config_classification),
	offsetof(struct config_classification, span), NULL};

#define SECTION(section_name, of)                                              \
	NAMED(section_name, key_table), .section = &(const struct key_section) \
	{                                                                      \
		.keys = (of), .count = COUNT(of)                               \
	}

/* The order matters where a default is that of another key. */
static const struct key site_keys[] = {
	{NAMED("title", key_text), SITE(title), .required = true},
	{NAMED("title_en", key_text), SITE(title_en),
	 SAME_AS(struct config, title)},
	{NAMED("description", key_prose), SITE(description)},
	{NAMED("description_en", key_prose), SITE(description_en),
	 SAME_AS(struct config, description)},
	{NAMED("languages", key_choices),
	 ARRAY(struct config, languages, language_count), CHOICES(languages),
	 .min = 1, .max = LANGUAGE_COUNT, .text = "zh-CN"},
	{NAMED("base_url", key_base_url), SITE(base_url)},
	{NAMED("preview", key_folder), SITE(preview),
	 .span_offset = offsetof(struct config, preview_span)},
	{NAMED("updated", key_date), SITE(updated)},
	{NAMED("currency", key_currency), SITE(currency), .text = "CNY"},
	{NAMED("country", key_country), SITE(country)},
	{NAMED("spatial", key_text), SITE(spatial)},
	{SECTION("licence", licence_keys)},
	{SECTION("publisher", publisher_keys)},
	{SECTION("contact", contact_keys)},
	{SECTION("footer", footer_keys)},
	{SECTION("content", content_keys)},
	{SECTION("output", output_keys)},
	{SECTION("audit", audit_keys)},
	{NAMED("table", key_tables), ARRAY(struct config, tables, table_count),
	 .section = &table_section},
	{NAMED("classification", key_tables),
	 ARRAY(struct config, classifications, classification_count),
	 .section = &classification_section},
};

const struct key_section config_section = {
	.keys = site_keys, .count = COUNT(site_keys), .check = config_check};

const struct config_classification config_built_in[] = {
	{.id = STR_INIT("functional"),
	 .title = STR_INIT("支出功能分类科目"),
	 .title_en = STR_INIT("Functional classification of expenditure"),
	 .file = STR_INIT("classifications/functional.csv"),
	 .role = CLASSIFICATION_FUNCTIONAL,
	 .levels = {3, 5, 7},
	 .level_count = 3,
	 .built_in = true},
	{.id = STR_INIT("economic"),
	 .title = STR_INIT("部门预算支出经济分类科目"),
	 .title_en = STR_INIT("Economic classification of expenditure"),
	 .file = STR_INIT("classifications/economic.csv"),
	 .role = CLASSIFICATION_ECONOMIC,
	 .levels = {3, 5},
	 .level_count = 2,
	 .built_in = true},
	{.id = STR_INIT("procurement"),
	 .title = STR_INIT("政府采购品目"),
	 .title_en = STR_INIT("Procurement items"),
	 .file = STR_INIT("classifications/procurement.csv"),
	 .role = CLASSIFICATION_PROCUREMENT,
	 .built_in = true},
};
const size_t config_built_in_count = COUNT(config_built_in);
