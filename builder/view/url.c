/* URLs. */
#include "view/url.h"

/* Length of what both paths begin with, up to and with a slash. */
static size_t common_folder(struct str a, struct str b)
{
	size_t common = 0;

	for (size_t i = 0; i < a.n && i < b.n && a.s[i] == b.s[i]; i++)
		if (a.s[i] == '/')
			common = i + 1;
	return common;
}

struct str url_relative(struct arena *a, struct str from, struct str to)
{
	size_t common = common_folder(from, to);
	struct str up = STR("");

	for (size_t i = common; i < from.n; i++)
		if (from.s[i] == '/')
			up = str_concat(a, up, STR("../"));
	return str_concat(a, up, str_slice(to, common, to.n));
}
