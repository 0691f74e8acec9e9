/* Inside model: the columns of the datasets, in the order of dataset_columns.h,
 * and how they are written down. */
#ifndef MODEL_DICTIONARY_H
#define MODEL_DICTIONARY_H

#include "model/dataset.h"
#include "model/dataset_columns.h"

extern const struct dataset_column dictionary_amounts[AMOUNT_FIELDS],
	dictionary_indicators[INDICATOR_FIELDS],
	dictionary_projects[PROJECTS_FIELDS],
	dictionary_organizations[ORGANIZATION_FIELDS],
	dictionary_documents[DOCUMENT_FIELDS],
	dictionary_findings[FINDING_FIELDS], dictionary_checks[CHECK_FIELDS],
	dictionary_facts[FACTS_FIELDS], dictionary_classes[CLASS_FIELDS],
	dictionary_changes[CHANGES_FIELDS];

/* The results of a check, and the stages that document.json may state. */
extern const char *const dictionary_outcomes[], *const dictionary_stages[];

/* The beginning of a column by its type. */
#define TEXT(column, chinese, english)                             \
	.name = (column), .type = DATASET_STRING, .zh = (chinese), \
	.en = (english)
#define WHOLE(column, chinese, english)                             \
	.name = (column), .type = DATASET_INTEGER, .zh = (chinese), \
	.en = (english)
#define NUMBER(column, chinese, english)                            \
	.name = (column), .type = DATASET_DECIMAL, .zh = (chinese), \
	.en = (english)

#define ID_PATTERN "[a-z0-9-]{1,64}"
#define DATE_PATTERN "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"

/* Concepts by their vocabulary. */
#define DCT(name) "http://purl.org/dc/terms/" name
#define DCAT(name) "http://www.w3.org/ns/dcat#" name
#define ORG(name) "http://www.w3.org/ns/org#" name
#define SKOS(name) "http://www.w3.org/2004/02/skos/core#" name
#define SDMX_DIMENSION(name) \
	"http://purl.org/linked-data/sdmx/2009/dimension#" name
#define OBEU(name) "http://data.openbudgets.eu/ontology/dsd/dimension/" name
#define OBEU_MEASURE(name) \
	"http://data.openbudgets.eu/ontology/dsd/measure/" name

/* Columns that several datasets have. */
#define ORGANIZATION_COLUMNS                                               \
	{TEXT("organization_id", "部门的编号，始终不变",                   \
	      "Id of the department; never changes"),                      \
	 .required = true,                                                 \
	 .pattern = ID_PATTERN,                                            \
	 .example = "finance-bureau",                                      \
	 .fiscal = "administrative-classification:generic:level1:code",    \
	 .concept = OBEU("organization")},                                 \
	{                                                                  \
		TEXT("organization", "部门在这一年的名称",                 \
		     "Name of the department in that year"),               \
			.required = true, .example = "某市财政局",         \
			.fiscal = "administrative-classification:generic:" \
				  "level1:label"                           \
	}
#define UNIT_COLUMN                                                        \
	{                                                                  \
		TEXT("unit", "预算单位的名称", "Name of the budget unit"), \
			.example = "某市财政信息中心",                     \
			.fiscal = "administrative-classification:generic:" \
				  "level2:label"                           \
	}
#define UNIT_ID_COLUMN                                                      \
	{                                                                   \
		TEXT("unit_id", "预算单位的编号", "Id of the budget unit"), \
			.pattern = ID_PATTERN, .example = "finance-centre", \
			.fiscal = "administrative-classification:generic:"  \
				  "level2:code",                            \
			.concept = OBEU("budgetaryUnit")                    \
	}
#define FISCAL_YEAR_COLUMN                                       \
	{                                                        \
		WHOLE("fiscal_year", "预算年度", "Fiscal year"), \
			.required = true, .example = "2026",     \
			.fiscal = "date:fiscal-year",            \
			.concept = OBEU("fiscalYear")            \
	}
#define SOURCE_DOCUMENT_COLUMN                                    \
	{                                                         \
		TEXT("source_document", "公布的文件和其中的位置", \
		     "Published document and the place in it"),   \
			.example = "2026年部门预算 表3",          \
			.concept = DCT("source")                  \
	}
#define SOURCE_FILE_COLUMN                                               \
	{                                                                \
		TEXT("source_file", "本站所据的文件，在 content/ 之下",  \
		     "File of the inputs, under content/"),              \
			.example = "finance-bureau/2026/expenditure.csv" \
	}
#define SOURCE_LINE_COLUMN                                      \
	{                                                       \
		WHOLE("source_line", "该文件中的行号，从 1 起", \
		      "Line in that file, from 1"),             \
			.example = "12"                         \
	}
#define SOURCE_COLUMNS \
	SOURCE_DOCUMENT_COLUMN, SOURCE_FILE_COLUMN, SOURCE_LINE_COLUMN

#endif
