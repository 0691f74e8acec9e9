/* Encodings: iconv does the work, strictly. */
#include "format/encoding.h"

#include "base/utf8.h"
#include "format/encoding_guess.h"

#include <errno.h>
#include <iconv.h>

static const struct diag_kind UNDECODABLE = {
	"encoding-undecodable", DIAG_ERROR,
	"文件按 {0} 读取，但第 {1} 个字节（0x{2}）不符合该编码；"
	"请在原程序中另存为“CSV UTF-8”或 UTF-8 文本",
	"the file is read as {0}, but byte {1} (0x{2}) does not fit it; save "
	"it again as UTF-8 (“CSV UTF-8” in a spreadsheet program)"};

static const struct diag_kind UNKNOWN = {
	"encoding-unknown", DIAG_ERROR,
	"文件既不是 UTF-8，也不是 GB18030（GBK）：按 {0} 读到第 {1} 个字节"
	"（0x{2}）时出错；请在原程序中另存为“CSV UTF-8”或 UTF-8 文本",
	"the file is neither UTF-8 nor GB18030 (GBK): as {0} it fails at byte "
	"{1} (0x{2}); save it again as UTF-8 (“CSV UTF-8” in a spreadsheet "
	"program)"};

static const struct diag_kind DAMAGED = {
	"encoding-damaged-utf-8", DIAG_ERROR,
	"文件看来是 UTF-8，但第 {1} 个字节（0x{2}）已损坏；"
	"请从原程序重新保存，不要修补",
	"the file looks like UTF-8, but byte {1} (0x{2}) is damaged; save it "
	"again from the original"};

static const struct diag_kind NUL_BYTE = {
	"encoding-nul", DIAG_ERROR,
	"第 {0} 个字节处有空字符（NUL）：文件可能是没有 BOM 的 UTF-16，"
	"或不是文本文件；请另存为“CSV UTF-8”或 UTF-8 文本",
	"a NUL character stands at byte {0}: the file may be UTF-16 without "
	"BOM, or no text at all; save it again as UTF-8 (“CSV UTF-8” in a "
	"spreadsheet program)"};

static const struct diag_kind NO_BOM = {
	"encoding-utf-16-without-bom", DIAG_ERROR,
	"文件声明为 UTF-16，但开头没有字节顺序标记（BOM），而是 0x{0}；"
	"请另存为带 BOM 的 UTF-16 或 UTF-8，或更正声明",
	"the file is declared as UTF-16, but begins with 0x{0} and not with a "
	"byte order mark (BOM); save it with BOM or as UTF-8, or correct the "
	"declaration"};

static const struct diag_kind DECLARED_OTHERWISE = {
	"encoding-declared-otherwise", DIAG_WARNING,
	"文件声明为 {0}，但开头的字节顺序标记（BOM）表明是 {1}，"
	"已按 {1} 读取；请更正声明",
	"the file is declared as {0}, but its byte order mark (BOM) says {1}; "
	"read as {1}; correct the declaration"};

static const struct diag_kind MAYBE_GB18030 = {
	"encoding-maybe-gb18030", DIAG_WARNING,
	"文件按 UTF-8 读取，但按 GB18030（GBK）读也是通顺的汉字；"
	"如网页上出现乱码，请用 encoding 声明编码，或另存为 UTF-8",
	"the file is read as UTF-8, but is usual Chinese as GB18030 (GBK) too; "
	"if the text comes out garbled, declare its encoding or save it as "
	"UTF-8"};

static const struct diag_kind UNLIKE_GB18030 = {
	"encoding-unlike-gb18030", DIAG_ERROR,
	"文件不是 UTF-8；按 GB18030（GBK）虽能读取，但多数字不是常用字，"
	"可能是别的编码；请另存为 UTF-8，或用 encoding 声明编码",
	"the file is not UTF-8; it can be read as GB18030 (GBK), but most of "
	"its characters are unusual then, so that it may be something else; "
	"save it as UTF-8, or declare its encoding"};

static const struct diag_kind OTHER_FORMAT = {
	"encoding-other-format", DIAG_ERROR,
	"文件的内容是 {0}，不是文本，改文件名不会改变内容；"
	"请用原程序打开，表格选“另存为”→“CSV UTF-8（逗号分隔）”",
	"the file is {1}, no text; another name does not change that: open it "
	"in its program and save it as text, a table as “CSV UTF-8”"};

static const struct diag_kind UNAVAILABLE = {
	"encoding-unavailable", DIAG_ERROR,
	"这台计算机的系统库不能读取 {0} 编码（缺少 iconv 模块）；"
	"请将文件另存为 UTF-8",
	"the system library of this computer cannot read {0} (its iconv "
	"modules are missing); save the file as UTF-8"};

/* A file that is being decoded. */
struct source {
	struct arena *arena;
	struct diag *diag;
	struct str path;
	struct str bytes;
};

struct mark {
	struct str bytes;
	enum encoding encoding;
	const char *charset; /* of what stands after the mark, for iconv */
};

static const struct mark MARKS[] = {
	{STR_INIT("\xEF\xBB\xBF"), ENCODING_UTF8, "UTF-8"},
	{STR_INIT("\xFF\xFE"), ENCODING_UTF16, "UTF-16LE"},
	{STR_INIT("\xFE\xFF"), ENCODING_UTF16, "UTF-16BE"},
	{STR_INIT("\x84\x31\x95\x33"), ENCODING_GB18030, "GB18030"},
};

static const char *encoding_name(enum encoding encoding)
{
	static const char *const names[] = {
		[ENCODING_UTF8] = "UTF-8",
		[ENCODING_GB18030] = "GB18030",
		[ENCODING_UTF16] = "UTF-16",
	};

	return names[encoding];
}

static bool same_name(struct str a, const char *b)
{
	struct str name = str_from(b);

	if (a.n != name.n)
		return false;
	for (size_t i = 0; i < a.n; i++) {
		char c = a.s[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != name.s[i])
			return false;
	}
	return true;
}

bool encoding_from_name(struct str name, enum encoding *out)
{
	static const struct {
		const char *name;
		enum encoding encoding;
	} names[] = {
		{"utf-8", ENCODING_UTF8},   {"gb18030", ENCODING_GB18030},
		{"gbk", ENCODING_GB18030},  {"gb2312", ENCODING_GB18030},
		{"utf-16", ENCODING_UTF16},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!same_name(name, names[i].name))
			continue;
		*out = names[i].encoding;
		return true;
	}
	return false;
}

/* Report the byte at `at`; before is the text before it as UTF-8. */
static void report_byte(const struct source *src, const struct diag_kind *kind,
			const char *charset, struct str before, size_t at)
{
	struct span span = span_locate(src->path, before, before.n);
	unsigned char byte = (unsigned char)src->bytes.s[at];

	diag_report(src->diag, kind, span, str_from(charset),
		    str_format(src->arena, "%zu", at + 1),
		    str_format(src->arena, "%02X", byte));
}

static bool take_utf8(const struct source *src, const struct diag_kind *kind,
		      size_t skip, struct str *out)
{
	struct str text = str_slice(src->bytes, skip, src->bytes.n);
	size_t bad = utf8_invalid_at(text);

	*out = text;
	if (bad == text.n)
		return true;
	report_byte(src, kind, "UTF-8", str_slice(text, 0, bad), skip + bad);
	return false;
}

/* Append bytes as UTF-8; returns how many of them could be converted. */
static size_t convert(iconv_t cd, struct str bytes, struct buf *out)
{
	union {
		const char *in;
		char *iconv; /* iconv does not write there */
	} from = {bytes.s};
	size_t left = bytes.n;
	bool full = true;

	while (full) {
		buf_reserve(out, left * 2 + 64);
		char *to = out->s + out->n;
		size_t room = out->capacity - out->n;

		full = iconv(cd, &from.iconv, &left, &to, &room) ==
			       (size_t)-1 &&
		       errno == E2BIG;
		out->n = out->capacity - room;
	}
	return bytes.n - left;
}

/* The bytes after skip from a charset of iconv; failed: where it stopped. */
static bool take_charset(const struct source *src, const struct diag_kind *kind,
			 const char *charset, size_t skip, struct str *out)
{
	struct str bytes = str_slice(src->bytes, skip, src->bytes.n);
	iconv_t cd = iconv_open("UTF-8", charset);
	struct buf text = {0};

	if (cd == (iconv_t)-1) {
		diag_report(src->diag, &UNAVAILABLE, span_at(src->path, 0, 0),
			    str_from(charset));
		return false;
	}
	size_t done = convert(cd, bytes, &text);

	iconv_close(cd);
	if (done < bytes.n)
		report_byte(src, kind, charset, buf_str(&text), skip + done);
	else
		*out = str_copy(src->arena, buf_str(&text));
	buf_free(&text);
	return done == bytes.n;
}

/* Report a NUL, which is byte `at` of the file and ends before. */
static bool refuse_nul(const struct source *src, struct str before, size_t at)
{
	struct span span = span_locate(src->path, before, before.n);

	if (utf8_invalid_at(before) < before.n)
		span.column = 0; /* characters cannot be counted yet */
	diag_report(src->diag, &NUL_BYTE, span,
		    str_format(src->arena, "%zu", at + 1));
	return false;
}

static bool take_utf16(const struct source *src, const struct mark *mark,
		       struct str *out)
{
	size_t unit = mark->bytes.n;

	if (!take_charset(src, &UNDECODABLE, mark->charset, unit, out))
		return false;
	size_t nul = str_find_char(*out, '\0', 0);

	if (nul == out->n)
		return true;
	while (src->bytes.s[unit] || src->bytes.s[unit + 1])
		unit += 2;
	return refuse_nul(src, str_slice(*out, 0, nul), unit);
}

static bool take(const struct source *src, enum encoding encoding, size_t skip,
		 struct str *out)
{
	size_t nul = str_find_char(src->bytes, '\0', 0);

	if (nul < src->bytes.n)
		return refuse_nul(src, str_slice(src->bytes, skip, nul), nul);
	if (encoding == ENCODING_UTF8)
		return take_utf8(src, &UNDECODABLE, skip, out);
	return take_charset(src, &UNDECODABLE, "GB18030", skip, out);
}

/* Bytes without mark or declaration. */
static bool guess(const struct source *src, struct str *out)
{
	struct span whole = span_at(src->path, 0, 0);

	if (str_contains(src->bytes, STR("\0")))
		return take(src, ENCODING_UTF8, 0, out);
	if (utf8_invalid_at(src->bytes) == src->bytes.n) {
		*out = src->bytes;
		if (encoding_looks_like_gb18030(*out))
			diag_report_plain(src->diag, &MAYBE_GB18030, whole);
		return true;
	}
	if (encoding_looks_like_utf8(src->bytes))
		return take_utf8(src, &DAMAGED, 0, out);
	if (!take_charset(src, &UNKNOWN, "GB18030", 0, out))
		return false;
	if (!encoding_looks_unlike_gb18030(src->bytes))
		return true;
	diag_report_plain(src->diag, &UNLIKE_GB18030, whole);
	return false;
}

static const struct mark *find_mark(struct str bytes)
{
	for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
		if (str_starts(bytes, MARKS[i].bytes))
			return &MARKS[i];
	return NULL;
}

/* Bytes with a mark: it is right even where the declaration is not. */
static bool decode_marked(const struct source *src, const struct mark *mark,
			  enum encoding wanted, struct str *out)
{
	if (wanted != ENCODING_DETECT && wanted != mark->encoding)
		diag_report(src->diag, &DECLARED_OTHERWISE,
			    span_at(src->path, 1, 1),
			    str_from(encoding_name(wanted)),
			    str_from(encoding_name(mark->encoding)));
	if (mark->encoding == ENCODING_UTF16)
		return take_utf16(src, mark, out);
	return take(src, mark->encoding, mark->bytes.n, out);
}

/* Files of other programs, by how they begin. */
static bool refuse_format(const struct source *src)
{
	static const struct {
		struct str begin, zh, en;
	} formats[] = {
		{STR_INIT("PK\x03\x04"),
		 STR_INIT("Excel 工作簿（.xlsx）或压缩包"),
		 STR_INIT("a workbook of Excel (.xlsx) or an archive")},
		{STR_INIT("\xD0\xCF\x11\xE0"),
		 STR_INIT("Excel 工作簿（旧版，.xls）"),
		 STR_INIT("an old workbook of Excel (.xls)")},
		{STR_INIT("%PDF-"), STR_INIT("PDF"), STR_INIT("a PDF")},
	};

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (!str_starts(src->bytes, formats[i].begin))
			continue;
		diag_report(src->diag, &OTHER_FORMAT, span_at(src->path, 0, 0),
			    formats[i].zh, formats[i].en);
		return true;
	}
	return false;
}

bool encoding_decode(struct arena *a, struct str bytes, enum encoding wanted,
		     struct str path, struct diag *d, struct str *out)
{
	struct source src = {a, d, path, bytes};
	const struct mark *mark = find_mark(bytes);

	*out = (struct str){NULL, 0};
	if (refuse_format(&src))
		return false;
	if (mark)
		return decode_marked(&src, mark, wanted, out);
	if (wanted == ENCODING_DETECT)
		return guess(&src, out);
	if (wanted != ENCODING_UTF16 || !bytes.n)
		return take(&src, wanted, 0, out);
	diag_report(d, &NO_BOM, span_at(path, 1, 1),
		    str_format(a, "%02X", (unsigned)(unsigned char)*bytes.s));
	return false;
}
