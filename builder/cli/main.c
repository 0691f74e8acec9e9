/* budgetpress: a static open-data press for government budgets. */
#include "build/build.h"
#include "build/diff.h"
#include "cli/changes.h"
#include "cli/new.h"
#include "cli/options.h"
#include "cli/report.h"
#include "os/os.h"

enum { EXIT_GOOD, EXIT_DATA, EXIT_USE, EXIT_WORLD };

static int exit_status(enum build_status status)
{
	return status == BUILD_GOOD          ? EXIT_GOOD
	       : status == BUILD_DATA_ERRORS ? EXIT_DATA
					     : EXIT_WORLD;
}

static int print(struct buf *text, int status)
{
	bool ok = os_print(1, buf_str(text));

	buf_free(text);
	return ok ? status : EXIT_WORLD;
}

static int show_help(const struct options *o, enum command command)
{
	struct buf text = {0};

	options_help(command, o->language, &text);
	return print(&text, EXIT_GOOD);
}

static int show_version(void)
{
	struct buf text = {0};

	buf_add(&text, STR("budgetpress " BUDGETPRESS_VERSION "\n"));
	return print(&text, EXIT_GOOD);
}

static struct build_options build_options(const struct options *o,
					  struct report *report)
{
	return (struct build_options){
		.root = o->root,
		.output = o->output,
		.jobs = o->jobs,
		.check_only = o->command == COMMAND_CHECK,
		.record = o->record,
		.dump_values = o->dump_values,
		.progress = report_progress,
		.progress_context = report,
	};
}

static int run_build(const struct options *o)
{
	struct diag d = {0};
	struct build_result result;
	struct report report = report_begin(o);
	struct build_options options = build_options(o, &report);
	enum build_status status = build_run(&options, &d, &result);

	report_end(&report, &d, &result, status);
	diag_free(&d);
	return exit_status(status);
}

static int run_list_tables(const struct options *o)
{
	struct diag d = {0};
	struct buf text = {0};
	struct report report = report_begin(o);
	struct build_options options = build_options(o, &report);
	enum build_status status =
		build_list_tables(&options, o->language, &d, &text);

	report_messages(&report, &d);
	diag_free(&d);
	return print(&text, exit_status(status));
}

static int run_diff(const struct options *o)
{
	struct diag d = {0};
	struct buf text = {0};
	struct arena arena = {0};
	struct changes changes = {0};
	struct map names = {0};
	struct report report = report_begin(o);
	enum build_status status = build_diff(&arena, o->operand, o->operand2,
					      &d, &changes, &names);

	report_messages(&report, &d);
	if (status == BUILD_GOOD && o->format == FORMAT_CSV)
		changes_write(&changes, &text);
	else if (status == BUILD_GOOD)
		changes_print(&changes, &names, o->language, &text);
	diag_free(&d);
	arena_free(&arena);
	return print(&text, exit_status(status));
}

int main(int count, char **words)
{
	struct options o;
	enum command asked = COMMAND_HELP;

	if (!options_read(count, words, &o))
		return EXIT_USE;
	if (o.help)
		return show_help(&o, o.command);
	switch (o.command) {
	case COMMAND_BUILD:
	case COMMAND_CHECK:
		return run_build(&o);
	case COMMAND_NEW:
		return new_site(&o);
	case COMMAND_LIST_TABLES:
		return run_list_tables(&o);
	case COMMAND_DIFF:
		return run_diff(&o);
	case COMMAND_VERSION:
		return show_version();
	case COMMAND_HELP:
		if (o.operand.n)
			options_command(o.operand, &asked);
		return show_help(&o, asked);
	}
	return EXIT_USE;
}
