/* XLSX: the styles of cells. */
#include "format/xlsx_parts.h"

enum {
	FIRST_NUMBER = 1 + XLSX_STYLE_COUNT,
	FORMAT_TEXT = 49,   /* "@": a text stays one when a reader edits it */
	FORMAT_FIRST = 164, /* of those that a file defines */
};

/* Fonts, fills and borders by their numbers in HEAD. */
#define HEAD                                                               \
	"<fonts count=\"3\">"                                              \
	"<font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/>" \
	"</font>"                                                          \
	"<font><b/><sz val=\"14\"/><name val=\"Calibri\"/>"                \
	"<family val=\"2\"/></font>"                                       \
	"<font><b/><sz val=\"11\"/><name val=\"Calibri\"/>"                \
	"<family val=\"2\"/></font></fonts>"                               \
	"<fills count=\"3\"><fill><patternFill patternType=\"none\"/>"     \
	"</fill><fill><patternFill patternType=\"gray125\"/></fill>"       \
	"<fill><patternFill patternType=\"solid\">"                        \
	"<fgColor rgb=\"FFE8EDF3\"/><bgColor indexed=\"64\"/>"             \
	"</patternFill></fill></fills>"                                    \
	"<borders count=\"2\"><border><left/><right/><top/><bottom/>"      \
	"<diagonal/></border><border><left/><right/><top/>"                \
	"<bottom style=\"thin\"><color auto=\"1\"/></bottom><diagonal/>"   \
	"</border></borders>"                                              \
	"<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" "       \
	"fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
#define TAIL                                                             \
	"<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" " \
	"builtinId=\"0\"/></cellStyles><dxfs count=\"0\"/></styleSheet>"

/* How a style of texts differs: attributes and content of its element. */
static const struct {
	int font, fill, border;
	const char *alignment;
} texts[XLSX_STYLE_COUNT] = {
	[XLSX_TITLE] = {1, 0, 0, NULL},
	[XLSX_HEADER] = {2, 2, 1, "vertical=\"center\" wrapText=\"1\""},
	[XLSX_PARAGRAPH] = {0, 0, 0, "vertical=\"top\" wrapText=\"1\""},
};

size_t xlsx_number_style(struct xlsx_styles *s, bool grouped, int decimals)
{
	size_t *style = &s->numbers[grouped][decimals];

	if (!*style) {
		s->used[s->used_count].grouped = grouped;
		s->used[s->used_count].decimals = decimals;
		*style = FIRST_NUMBER + s->used_count++;
	}
	return *style;
}

static void write_formats(const struct xlsx_styles *s, struct buf *out)
{
	if (!s->used_count)
		return;
	buf_add_format(out, "<numFmts count=\"%zu\">", s->used_count);
	for (size_t i = 0; i < s->used_count; i++) {
		int decimals = s->used[i].decimals;

		buf_add_format(out, "<numFmt numFmtId=\"%zu\" formatCode=\"%s",
			       FORMAT_FIRST + i,
			       s->used[i].grouped ? "#,##0" : "0");
		if (decimals)
			buf_add_format(out, ".%0*d", decimals, 0);
		buf_add(out, STR("\"/>"));
	}
	buf_add(out, STR("</numFmts>"));
}

static void write_text_style(int i, struct buf *out)
{
	buf_add_format(out,
		       "<xf numFmtId=\"%d\" fontId=\"%d\" fillId=\"%d\" "
		       "borderId=\"%d\" xfId=\"0\" applyNumberFormat=\"1\" "
		       "applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"",
		       FORMAT_TEXT, texts[i].font, texts[i].fill,
		       texts[i].border);
	if (texts[i].alignment)
		buf_add_format(out,
			       " applyAlignment=\"1\"><alignment %s/></xf>",
			       texts[i].alignment);
	else
		buf_add(out, STR("/>"));
}

void xlsx_styles_write(const struct xlsx_styles *s, struct buf *out)
{
	buf_add(out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\" "
			 "standalone=\"yes\"?>\n<styleSheet xmlns=\"http://"
			 "schemas.openxmlformats.org/spreadsheetml/2006/main"
			 "\">"));
	write_formats(s, out);
	buf_add_format(out, HEAD "<cellXfs count=\"%zu\">",
		       FIRST_NUMBER + s->used_count);
	buf_add(out, STR("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
			 "borderId=\"0\" xfId=\"0\"/>"));
	for (int i = 0; i < XLSX_STYLE_COUNT; i++)
		write_text_style(i, out);
	for (size_t i = 0; i < s->used_count; i++)
		buf_add_format(out,
			       "<xf numFmtId=\"%zu\" fontId=\"0\" "
			       "fillId=\"0\" borderId=\"0\" xfId=\"0\" "
			       "applyNumberFormat=\"1\"/>",
			       FORMAT_FIRST + i);
	buf_add(out, STR("</cellXfs>" TAIL));
}
