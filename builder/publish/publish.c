/* Publish: taking the output folder, staging files. */
#include "publish/publish_int.h"

#include <errno.h>

const struct diag_kind publish_world_error = {"world", DIAG_ERROR,
					      "{0}。原来的网站没有改动。",
					      "{0}; the old site is unchanged"};
static const struct diag_kind LOCKED = {
	"output-locked", DIAG_ERROR,
	"另一个 budgetpress 正在写“{0}”。请等它结束后再运行。",
	"another budgetpress is writing \"{0}\"; run again when it has ended"};
static const struct diag_kind NOT_OURS = {
	"output-not-ours", DIAG_ERROR,
	"输出文件夹“{0}”里有不是 budgetpress 写的内容（{1}），不会覆盖它。"
	"请换一个输出文件夹，或先把它移走。",
	"the output folder \"{0}\" holds what budgetpress did not write ({1}); "
	"choose another folder, or move it away"};
static const struct diag_kind BAD_OUTPUT = {
	"output-unusable", DIAG_ERROR,
	"不能输出到“{0}”：{1}。请用 --output 指定别的文件夹。",
	"cannot write to \"{0}\": {1}; give another folder with --output"};
static const struct diag_kind BAD_PATH = {
	"output-path", DIAG_ERROR,
	"“{0}”不能用作网站里的文件名：只能用英文字母、数字和 . _ -，"
	"不能以点开头，不能超过 200 字节。请改相应的编号（id）。",
	"\"{0}\" cannot be a file of the site: letters, digits and . _ - only, "
	"no "
	"leading point, at most 200 bytes; change the id that it comes from"};
static const struct diag_kind TWICE = {
	"output-path-twice", DIAG_ERROR,
	"“{0}”与“{1}”在不分大小写的磁盘上是同一个文件。请改其中一个编号。",
	"\"{0}\" and \"{1}\" are the same file on disks that ignore case; "
	"change "
	"one of the ids"};

static const struct span NOWHERE = {{NULL, 0}, 0, 0};

void publish_report_world(struct diag *d, const struct os_error *e)
{
	struct buf text = {0};

	os_error_format(&text, e, true);
	diag_report(d, &publish_world_error, NOWHERE, buf_str(&text));
	buf_free(&text);
}

struct str publish_join(struct arena *a, struct str folder, struct str name)
{
	return str_format(a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
}

/* Parent folder made absolute, and the last part of the path. */
static bool settle_output(struct publish *p, struct str output,
			  struct os_error *e)
{
	while (output.n > 1 && output.s[output.n - 1] == '/')
		output.n--;
	size_t slash = output.n;

	while (slash > 0 && output.s[slash - 1] != '/')
		slash--;
	struct str name = str_slice(output, slash, output.n);
	struct str parent = slash ? str_slice(output, 0, slash) : STR(".");

	if (!os_make_directories(parent, e) ||
	    !os_real_path(p->arena, parent, &parent, e))
		return false;
	if (str_eq(parent, STR("/")))
		parent = STR("");
	p->output = publish_join(p->arena, parent, name);
	p->state = str_format(p->arena, "%.*s/.%.*s.budgetpress",
			      STR_ARG(parent), STR_ARG(name));
	p->stage = publish_join(p->arena, p->state, STR("stage"));
	return true;
}

static bool is_inside(struct str path, struct str folder)
{
	return str_starts(path, folder) &&
	       (path.n == folder.n || path.s[folder.n] == '/');
}

/* Why this output is refused, NULL when it is good. */
static const char *bad_output(struct publish *p, struct str output,
			      struct str source)
{
	struct str home = os_environment("HOME");
	struct str real;
	struct os_error ignored;

	if (!output.n || str_eq(output, STR("/")) || str_ends(output, STR(".")))
		return "/ . ..";
	if (home.n && is_inside(home, p->output))
		return "HOME";
	if (os_real_path(p->arena, source, &real, &ignored) &&
	    (is_inside(real, p->output) || is_inside(p->output, real)))
		return "content";
	return NULL;
}

/* The old site: none, ours with its manifest, or not ours. */
static bool read_old(struct publish *p, struct os_error *e)
{
	struct os_stat st;
	struct os_list list;
	struct str text;
	struct str marker =
		publish_join(p->arena, p->output, STR(PUBLISH_MARKER));

	if (!os_stat(p->output, &st, e))
		return false;
	if (st.kind == OS_NONE)
		return true;
	if (st.kind != OS_DIRECTORY) {
		diag_report(p->diag, &BAD_OUTPUT, NOWHERE, p->output,
			    st.kind == OS_LINK ? STR("link") : STR("file"));
		return false;
	}
	if (!os_list(p->arena, p->output, &list, e) || !os_stat(marker, &st, e))
		return false;
	p->has_old = true;
	if (st.kind == OS_NONE && list.count) {
		diag_report(p->diag, &NOT_OURS, NOWHERE, p->output,
			    list.items[0].name);
		return false;
	}
	if (st.kind == OS_NONE)
		return true;
	if (!os_read(p->arena, marker, 1u << 30, &text, e))
		return false;
	if (!publish_manifest_read(p->arena, text, &p->old)) {
		diag_report(p->diag, &NOT_OURS, NOWHERE, p->output,
			    STR(PUBLISH_MARKER));
		return false;
	}
	return true;
}

static bool take_lock(struct publish *p, struct os_error *e)
{
	if (!os_make_directories(p->state, e))
		return false;
	int got = os_lock(publish_join(p->arena, p->state, STR("lock")),
			  &p->lock, e);

	if (got == 0)
		diag_report(p->diag, &LOCKED, NOWHERE, p->output);
	return got == 1;
}

bool publish_begin(struct arena *a, struct str output, struct str source,
		   struct diag *d, struct publish **out)
{
	struct publish *p = arena_new(a, struct publish);
	struct os_error e = {0};
	const char *reason;

	p->arena = a;
	p->diag = d;
	p->lock.descriptor = -1;
	p->mutex = os_mutex_new(a);
	*out = p;
	if (!settle_output(p, output, &e)) {
		publish_report_world(d, &e);
		return false;
	}
	reason = bad_output(p, output, source);
	if (reason) {
		diag_report(d, &BAD_OUTPUT, NOWHERE, output, str_from(reason));
		return false;
	}
	if (take_lock(p, &e) && os_remove_tree(p->stage, &e) &&
	    read_old(p, &e) && os_make_directories(p->stage, &e))
		return true;
	if (e.what)
		publish_report_world(d, &e);
	return false;
}

static void keep_error(struct publish *p, const struct os_error *e)
{
	if (!p->failed) {
		p->error = *e;
		p->error.path.s = p->error.text;
	}
	p->failed = true;
}

static struct str lower(struct arena *a, struct str path)
{
	char *text = str_cstr(a, path);

	for (size_t i = 0; i < path.n; i++)
		if (text[i] >= 'A' && text[i] <= 'Z')
			text[i] = (char)(text[i] - 'A' + 'a');
	return (struct str){text, path.n};
}

/* The entry of a new path, NULL after reporting. Under the mutex. */
static struct publish_file *new_file(struct publish *p, struct str path)
{
	if (!publish_path_is_good(path)) {
		diag_report(p->diag, &BAD_PATH, NOWHERE, path);
		p->refused = true;
		return NULL;
	}
	path = str_copy(p->arena, path);
	struct map_entry *same =
		map_put(p->arena, &p->folded, lower(p->arena, path));

	if (same->number) {
		diag_report(p->diag, &TWICE, NOWHERE, path,
			    p->new.items[same->number - 1].path);
		p->refused = true;
		return NULL;
	}
	same->number = p->new.count + 1;
	return publish_add(p->arena, &p->new, path);
}

/* Make the folder of a path in the stage, once. Under the mutex. */
static bool make_folder(struct publish *p, struct str path, struct os_error *e)
{
	size_t slash = path.n;

	while (slash > 0 && path.s[slash - 1] != '/')
		slash--;
	if (!slash)
		return true;
	struct map_entry *made =
		map_put(p->arena, &p->folders, str_slice(path, 0, slash - 1));

	if (made->number)
		return true;
	made->number = 1;
	return os_make_directories(publish_join(p->arena, p->stage, made->key),
				   e);
}

/* Does the old site hold these very bytes, untouched since? */
static bool is_unchanged(const struct publish *p, struct arena *scratch,
			 const struct publish_file *file)
{
	const struct publish_file *old = publish_find(&p->old, file->path);
	struct os_stat st;
	struct os_error ignored;

	return old && old->size == file->size &&
	       old->hash[0] == file->hash[0] && old->hash[1] == file->hash[1] &&
	       os_stat(publish_join(scratch, p->output, file->path), &st,
		       &ignored) &&
	       st.kind == OS_FILE && st.size == old->size &&
	       st.mtime_ns == old->mtime_ns;
}

void publish_put(struct publish *p, struct str path, struct str bytes)
{
	struct arena scratch = {0};
	struct publish_file file = {.size = bytes.n};
	struct os_error e = {0};
	bool ok = true;

	publish_hash(bytes, file.hash);
	os_mutex_lock(p->mutex);
	struct publish_file *slot = new_file(p, path);
	size_t index = slot ? p->new.count - 1 : 0;

	file.path = slot ? slot->path : path;
	os_mutex_unlock(p->mutex);
	if (!slot)
		return;
	file.kept = is_unchanged(p, &scratch, &file);
	if (!file.kept) {
		os_mutex_lock(p->mutex);
		ok = make_folder(p, file.path, &e);
		os_mutex_unlock(p->mutex);
		ok = ok && os_write(publish_join(&scratch, p->stage, file.path),
				    bytes, &e);
	}
	os_mutex_lock(p->mutex);
	p->new.items[index] = file;
	if (!ok)
		keep_error(p, &e);
	os_mutex_unlock(p->mutex);
	arena_free(&scratch);
}

void publish_end(struct publish *p)
{
	struct os_error ignored;

	if (p->lock.descriptor < 0)
		return;
	os_remove_tree(p->stage, &ignored);
	os_unlock(&p->lock);
}
