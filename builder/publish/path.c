/* Paths. */
#include "publish/path.h"

#include <assert.h>
#include <string.h>

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

/* Does part begin with this word, in any case? */
static bool begins(struct str part, const char *word)
{
	size_t i = 0;

	while (i < part.n && word[i] && (part.s[i] | 0x20) == word[i])
		i++;
	return !word[i];
}

/* Names that Windows gives to devices, with any ending: con, lpt1.html. */
static bool is_device(struct str part)
{
	static const char *const devices[] = {"con", "prn", "aux", "nul"};
	size_t n = 0;

	while (n < part.n && n < 5 && part.s[n] != '.')
		n++;
	if (n == 4 && part.s[3] >= '1' && part.s[3] <= '9')
		return begins(part, "com") || begins(part, "lpt");
	for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
		if (n == 3 && begins(part, devices[i]))
			return true;
	return false;
}

static bool is_good_part(struct str part)
{
	if (!part.n || part.n > PATH_PART_MAX)
		return false;
	if (part.s[0] == '.' || part.s[part.n - 1] == '.' || is_device(part))
		return false;
	for (size_t i = 0; i < part.n; i++)
		if (!is_plain(part.s[i]))
			return false;
	return true;
}

bool path_is_good(struct str path)
{
	size_t from = 0;

	if (path.n > PATH_BYTES_MAX)
		return false;
	for (size_t at = 0; at <= path.n; at++) {
		if (at < path.n && path.s[at] != '/')
			continue;
		if (!is_good_part((struct str){path.s + from, at - from}))
			return false;
		from = at + 1;
	}
	return true;
}

static size_t after_slash(struct str path)
{
	size_t n = path.n;

	while (n > 0 && path.s[n - 1] != '/')
		n--;
	return n;
}

struct str path_folder(struct str path)
{
	size_t n = after_slash(path);

	return str_slice(path, 0, n ? n - 1 : 0);
}

struct str path_name(struct str path)
{
	return str_slice(path, after_slash(path), path.n);
}

struct str path_join(struct path_space *space, struct str folder,
		     struct str name)
{
	size_t n = folder.n + 1 + name.n;

	assert(n <= sizeof space->text);
	if (!folder.n)
		return name;
	memcpy(space->text, folder.s, folder.n);
	space->text[folder.n] = '/';
	if (name.n)
		memcpy(space->text + folder.n + 1, name.s, name.n);
	return (struct str){space->text, n};
}
