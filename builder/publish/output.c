/* The output folder: where it is, and whether a site may be put there. */
#include "publish/job.h"
#include "publish/path.h"

static const struct diag_kind LOCKED = {
	"publish-locked", DIAG_ERROR,
	"另一个 budgetpress 正在写“{0}”。请等它结束后再运行。",
	"another budgetpress is writing \"{0}\"; run again when it has ended"};
static const struct diag_kind NOT_OURS = {
	"publish-output-not-ours", DIAG_ERROR,
	"输出文件夹“{0}”里有不是 budgetpress 写的内容（{1}），不会覆盖它。"
	"请换一个输出文件夹，或先把它移走。",
	"the output folder \"{0}\" holds what budgetpress did not write "
	"({1}); choose another folder, or move it away"};
static const struct diag_kind IS_LINK = {
	"publish-output-link", DIAG_ERROR,
	"输出文件夹“{0}”是一个链接。请直接给出它所指的文件夹。",
	"the output folder \"{0}\" is a link; give the folder that it leads "
	"to"};
static const struct diag_kind IS_FILE = {
	"publish-output-file", DIAG_ERROR,
	"不能输出到“{0}”：这不是文件夹。请用 --output 指定一个文件夹。",
	"cannot write the site to \"{0}\": it is not a folder; give a folder "
	"with --output"};
static const struct diag_kind NO_PLACE = {
	"publish-output-place", DIAG_ERROR,
	"不能输出到“{0}”：它是根目录、用户主目录，或与内容文件夹“{1}”重叠。"
	"请用 --output 指定一个专用的文件夹。",
	"cannot write the site to \"{0}\": it is the root, your home folder, "
	"or overlaps the content folder \"{1}\"; give a folder of its own "
	"with --output"};

static bool is_inside(struct str path, struct str folder)
{
	return str_starts(path, folder) &&
	       (path.n == folder.n || path.s[folder.n] == '/');
}

/* The output as an absolute path: that of its parent, without links, and its
 * own name. Empty for the root. make: folders above it are made. */
static bool settle(struct publish *p, struct str output, bool make,
		   struct os_error *e)
{
	struct str parent;
	bool slashes = str_starts(output, STR("/"));

	while (output.n && output.s[output.n - 1] == '/')
		output.n--;
	struct str name = path_name(output);

	if (str_eq(name, STR(".")) || str_eq(name, STR(".."))) {
		if (!os_real_path(&p->arena, output, &output, e))
			return false;
		name = path_name(output);
	}
	p->output = (struct str){NULL, 0};
	if (!name.n)
		return true;
	parent = str_slice(output, 0, output.n - name.n);
	parent = parent.n ? parent : slashes ? STR("/") : STR(".");
	if ((make && !os_make_directories(parent, e)) ||
	    !os_real_path(&p->arena, parent, &parent, e))
		return false;
	if (str_eq(parent, STR("/")))
		parent = STR("");
	p->output = str_format(&p->arena, "%.*s/%.*s", STR_ARG(parent),
			       STR_ARG(name));
	p->state = str_format(&p->arena, "%.*s/.%.*s.budgetpress",
			      STR_ARG(parent), STR_ARG(name));
	p->stage = str_concat(&p->arena, p->state, STR("/stage"));
	p->spare.path = str_concat(&p->arena, p->state, STR("/spare"));
	p->live.path = p->output;
	return true;
}

/* No place for a site: the root, the home folder or above, the inputs, what
 * holds them and what lies in them. */
static bool is_no_place(struct publish *p, struct str source)
{
	struct str home = os_environment("HOME");
	struct str real;
	struct os_error ignored;

	if (!p->output.n)
		return true;
	if (home.n && os_real_path(&p->arena, home, &real, &ignored) &&
	    is_inside(real, p->output))
		return true;
	return os_real_path(&p->arena, source, &real, &ignored) &&
	       (is_inside(real, p->output) || is_inside(p->output, real));
}

/* Nothing there, an empty folder, or a folder of ours. */
static bool is_usable(struct publish *p, struct os_error *e)
{
	struct path_space space;
	struct os_stat st;
	struct os_list list;

	if (!os_stat(p->output, &st, e))
		return publish_fail(p, e);
	if (st.kind == OS_NONE)
		return true;
	if (st.kind != OS_DIRECTORY) {
		PUBLISH_REFUSE(p, st.kind == OS_LINK ? &IS_LINK : &IS_FILE,
			       p->output);
		return false;
	}
	if (!os_stat(path_join(&space, p->output, STR(PUBLISH_MARKER)), &st, e))
		return publish_fail(p, e);
	if (st.kind == OS_FILE)
		return true;
	if (!os_list(&p->arena, p->output, &list, e))
		return publish_fail(p, e);
	if (!list.count)
		return true;
	PUBLISH_REFUSE(p, &NOT_OURS, p->output, list.items[0].name);
	return false;
}

static bool take_lock(struct publish *p, struct os_error *e)
{
	struct path_space space;
	struct os_stat st;

	if (!os_stat(p->state, &st, e) ||
	    (st.kind == OS_NONE && !os_make_directories(p->state, e)))
		return publish_fail(p, e);
	if (st.kind != OS_NONE && st.kind != OS_DIRECTORY) {
		PUBLISH_REFUSE(p, &IS_FILE, p->state);
		return false;
	}
	int got =
		os_lock(path_join(&space, p->state, STR("lock")), &p->lock, e);

	if (got < 0)
		return publish_fail(p, e);
	if (!got)
		PUBLISH_REFUSE(p, &LOCKED, p->output);
	return got > 0;
}

bool output_open(struct publish *p, struct str output, struct str source)
{
	struct os_error e = {0};

	if (!settle(p, output, true, &e))
		return publish_fail(p, &e);
	if (is_no_place(p, source)) {
		PUBLISH_REFUSE(p, &NO_PLACE, output, source);
		return false;
	}
	return is_usable(p, &e) && take_lock(p, &e) && is_usable(p, &e);
}

bool output_look(struct publish *p, struct str output, struct str source)
{
	struct os_error e = {0};

	/* Where there is no folder to stand in, there is no old site. */
	if (!settle(p, output, false, &e))
		return true;
	if (is_no_place(p, source)) {
		PUBLISH_REFUSE(p, &NO_PLACE, output, source);
		return false;
	}
	return is_usable(p, &e) &&
	       (state_look_at(p, &p->live, &e) || publish_fail(p, &e));
}
