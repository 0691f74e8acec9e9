/* Encodings: bytes of a file to valid UTF-8. */
#ifndef FORMAT_ENCODING_H
#define FORMAT_ENCODING_H

#include "diag/diag.h"

enum encoding {
	ENCODING_DETECT, /* BOM, else strict UTF-8, else strict GB18030 */
	ENCODING_UTF8,
	ENCODING_GB18030, /* holds GBK and GB2312 */
	ENCODING_UTF16,   /* with BOM */
};

/* "utf-8", "gb18030", "gbk", "gb2312", "utf-16" in any case; false for others.
 */
bool encoding_from_name(struct str name, enum encoding *out);

/* The text as UTF-8 without BOM, in the arena (or the bytes themselves when
 * they are that already). False after reporting: file, line and byte of what
 * cannot be decoded; NUL bytes; workbooks and PDF; with ENCODING_DETECT also
 * UTF-8 with a few damaged bytes and GB18030 of mostly unusual characters,
 * which would come out garbled. Warnings: a BOM that contradicts wanted (the
 * BOM is right), and with ENCODING_DETECT short UTF-8 that is usual Chinese as
 * GB18030 too. path is for the messages. */
bool encoding_decode(struct arena *a, struct str bytes, enum encoding wanted,
		     struct str path, struct diag *d, struct str *out);

#endif
