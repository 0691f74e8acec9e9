/* What the audit found, for the official and for other programs. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "audit/digest.h"

/* Those that let nothing be published, or all others. */
enum findings_part { FINDINGS_STOPPING, FINDINGS_OTHER };

/* Lines of the form `path:line:column: high: where: what [rule]`, the gravest
 * file first, inside a file the gravest first; at most limit of one rule (0:
 * no limit), then a line for what was left out. Personal data are left to the
 * message that names their place. */
void findings_text(struct buf *out, const struct audit_report *r,
		   enum findings_part part, enum language language, bool colour,
		   size_t limit);

/* "重要 1，轻微 2": the conflicts by severity, the gravest first; empty when
 * there are none. */
void findings_severities(struct buf *out, const struct audit_report *r,
			 enum language language);

/* Messages and findings as one JSON object: {"messages": [...], "findings":
 * [...], "checks": {OUTCOME: NUMBER}, "rules": {RULE: {OUTCOME: NUMBER}}}. */
void findings_json(struct buf *out, const struct diag *d,
		   const struct audit_report *r, enum language language);

/* The same as SARIF 2.1.0 (OASIS), for editors and code hosts. */
void findings_sarif(struct buf *out, const struct diag *d,
		    const struct audit_report *r, enum language language);

#endif
