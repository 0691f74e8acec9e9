/* XLSX: see the header. The workbook; its sheets are in xlsx_sheet.c. */
#include "format/xlsx.h"

#include "base/date.h"
#include "format/xlsx_parts.h"

enum { DATE_1980 = 315532800, LEVEL = 3 };

#define DECLARATION \
	"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OOXML "http://schemas.openxmlformats.org/"
#define TYPES "application/vnd.openxmlformats-"
#define OFFICE OOXML "officeDocument/2006/"

static const char types_head[] = DECLARATION
	"<Types xmlns=\"" OOXML "package/2006/content-types\">"
	"<Default Extension=\"rels\" ContentType=\"" TYPES
	"package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	"<Override PartName=\"/docProps/app.xml\" ContentType=\"" TYPES
	"officedocument.extended-properties+xml\"/>"
	"<Override PartName=\"/docProps/core.xml\" ContentType=\"" TYPES
	"package.core-properties+xml\"/>"
	"<Override PartName=\"/xl/styles.xml\" ContentType=\"" TYPES
	"officedocument.spreadsheetml.styles+xml\"/>"
	"<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPES
	"officedocument.spreadsheetml.sheet.main+xml\"/>";
static const char root_links[] = DECLARATION
	"<Relationships xmlns=\"" OOXML "package/2006/relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" OFFICE
	"relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" OOXML "package/2006/"
	"relationships/metadata/core-properties\" "
	"Target=\"docProps/core.xml\"/>"
	"<Relationship Id=\"rId3\" Type=\"" OFFICE
	"relationships/extended-properties\" Target=\"docProps/app.xml\"/>"
	"</Relationships>";
static const char application[] =
	DECLARATION "<Properties xmlns=\"" OFFICE "extended-properties\">"
		    "<Application>budgetpress</Application></Properties>";
static const char core_head[] = DECLARATION
	"<cp:coreProperties xmlns:cp=\"" OOXML
	"package/2006/metadata/core-properties\" "
	"xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	"xmlns:dcterms=\"http://purl.org/dc/terms/\" "
	"xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>";
static const char book_head[] = DECLARATION
	"<workbook xmlns=\"" OOXML "spreadsheetml/2006/main\" xmlns:r=\"" OFFICE
	"relationships\"><bookViews><workbookView/></bookViews><sheets>";
static const char links_head[] = DECLARATION
	"<Relationships xmlns=\"" OOXML "package/2006/relationships\">"
	"<Relationship Id=\"styles\" Type=\"" OFFICE
	"relationships/styles\" Target=\"styles.xml\"/>";

static bool is_taken(const struct xlsx *x, struct str name)
{
	for (size_t i = 0; i < x->sheets.count; i++)
		if (xlsx_same_name(x->sheets.items[i]->name, name))
			return true;
	return false;
}

static struct str new_name(struct xlsx *x, struct str wanted)
{
	struct str name = xlsx_fit_name(x->arena, wanted, 0);

	for (size_t i = 2; is_taken(x, name); i++) {
		struct str more = str_format(x->arena, " (%zu)", i);

		name = str_concat(x->arena,
				  xlsx_fit_name(x->arena, wanted, more.n),
				  more);
	}
	return name;
}

struct xlsx_sheet *xlsx_sheet_add(struct xlsx *x, struct str name)
{
	struct xlsx_sheet *s = arena_new(x->arena, struct xlsx_sheet);

	if (x->streaming)
		xlsx_sheet_finish(x->streaming);
	s->book = x;
	s->name = new_name(x, name);
	*VEC_PUSH(x->arena, &x->sheets) = s;
	s->number = x->sheets.count;
	return s;
}

/* ---- parts ---- */

static void put_part(struct xlsx *x, const char *name, struct buf *text)
{
	zip_stream_member(x->zip, str_from(name));
	zip_stream_add(x->zip, buf_str(text));
	buf_clear(text);
}

static void add_types(const struct xlsx *x, struct buf *out)
{
	buf_add(out, str_from(types_head));
	for (size_t i = 1; i <= x->sheets.count; i++)
		buf_add_format(out,
			       "<Override PartName=\"/xl/worksheets/"
			       "sheet%zu.xml\" ContentType=\"" TYPES
			       "officedocument.spreadsheetml.worksheet+xml"
			       "\"/>",
			       i);
	buf_add(out, STR("</Types>"));
}

static void add_core(const struct xlsx *x, struct buf *out)
{
	struct str created = date_time(
		x->arena, x->about.created ? x->about.created : DATE_1980);

	buf_add(out, str_from(core_head));
	xlsx_escape(out, x->about.title);
	buf_add(out, STR("</dc:title><dc:creator>"));
	xlsx_escape(out, x->about.author);
	buf_add_format(out,
		       "</dc:creator>"
		       "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%.*s"
		       "</dcterms:created>"
		       "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">%.*s"
		       "</dcterms:modified></cp:coreProperties>",
		       STR_ARG(created), STR_ARG(created));
}

/* Programs find by this name what a filter covers. */
static void add_filter(const struct xlsx_sheet *s, struct buf *out)
{
	buf_add_format(out,
		       "<definedName name=\"_xlnm._FilterDatabase\" "
		       "localSheetId=\"%zu\" hidden=\"1\">'",
		       s->number - 1);
	xlsx_escape(out,
		    str_replace(s->book->arena, s->name, STR("'"), STR("''")));
	buf_add(out, STR("'!"));
	xlsx_filter_area(s, "$", out);
	buf_add(out, STR("</definedName>"));
}

static void add_book(const struct xlsx *x, struct buf *out)
{
	bool has_filters = false;

	buf_add(out, str_from(book_head));
	for (size_t i = 0; i < x->sheets.count; i++) {
		buf_add(out, STR("<sheet name=\""));
		buf_add_html(out, x->sheets.items[i]->name);
		buf_add_format(out, "\" sheetId=\"%zu\" r:id=\"sheet%zu\"/>",
			       i + 1, i + 1);
	}
	buf_add(out, STR("</sheets>"));
	for (size_t i = 0; i < x->sheets.count; i++) {
		if (!x->sheets.items[i]->filter_header)
			continue;
		if (!has_filters)
			buf_add(out, STR("<definedNames>"));
		has_filters = true;
		add_filter(x->sheets.items[i], out);
	}
	if (has_filters)
		buf_add(out, STR("</definedNames>"));
	buf_add(out, STR("</workbook>"));
}

static void add_links(const struct xlsx *x, struct buf *out)
{
	buf_add(out, str_from(links_head));
	for (size_t i = 1; i <= x->sheets.count; i++)
		buf_add_format(out,
			       "<Relationship Id=\"sheet%zu\" Type=\"" OFFICE
			       "relationships/worksheet\" "
			       "Target=\"worksheets/sheet%zu.xml\"/>",
			       i, i);
	buf_add(out, STR("</Relationships>"));
}

/* By which programs tell what the file is: before all sheets. */
static void put_first_parts(struct xlsx *x)
{
	struct buf text = {0};

	buf_add(&text, str_from(root_links));
	put_part(x, "_rels/.rels", &text);
	buf_add(&text, str_from(application));
	put_part(x, "docProps/app.xml", &text);
	add_core(x, &text);
	put_part(x, "docProps/core.xml", &text);
	buf_free(&text);
}

/* Those that depend on the sheets. */
static void put_last_parts(struct xlsx *x)
{
	struct buf text = {0};

	add_types(x, &text);
	put_part(x, "[Content_Types].xml", &text);
	add_book(x, &text);
	put_part(x, "xl/workbook.xml", &text);
	add_links(x, &text);
	put_part(x, "xl/_rels/workbook.xml.rels", &text);
	xlsx_styles_write(&x->styles, &text);
	put_part(x, "xl/styles.xml", &text);
	buf_free(&text);
}

struct xlsx *xlsx_begin(struct arena *a, struct str path,
			const struct xlsx_about *about)
{
	struct xlsx *x = arena_new(a, struct xlsx);

	x->arena = a;
	x->about =
		(struct xlsx_about){str_copy(a, about->title),
				    str_copy(a, about->author), about->created};
	x->zip = zip_stream_begin(a, path, LEVEL);
	put_first_parts(x);
	return x;
}

bool xlsx_end(struct xlsx *x, struct os_error *e)
{
	if (x->streaming)
		xlsx_sheet_finish(x->streaming);
	put_last_parts(x);
	for (size_t i = 0; i < x->sheets.count; i++)
		if (!x->sheets.items[i]->in_file)
			xlsx_sheet_finish(x->sheets.items[i]);
	return zip_stream_end(x->zip, e);
}
