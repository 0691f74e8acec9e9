/* Command line to a struct. */
#include "cli/options.h"

#include "os/os.h"

struct command_name {
	const char *name;
	enum command command;
};

static const struct command_name commands[] = {
	{"build", COMMAND_BUILD},       {"check", COMMAND_CHECK},
	{"new", COMMAND_NEW},           {"list-tables", COMMAND_LIST_TABLES},
	{"diff", COMMAND_DIFF},         {"version", COMMAND_VERSION},
	{"--version", COMMAND_VERSION}, {"help", COMMAND_HELP},
	{"--help", COMMAND_HELP},       {"-h", COMMAND_HELP},
};

enum language options_locale(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str value = os_environment(names[i]);

		if (value.n)
			return str_starts(value, STR("zh")) ? LANGUAGE_ZH
							    : LANGUAGE_EN;
	}
	return LANGUAGE_EN;
}

static bool wrong_use(const struct options *o, const char *zh, const char *en,
		      struct str word)
{
	struct buf text = {0};

	buf_add_format(&text, "budgetpress: %s “%.*s”\n",
		       o->language == LANGUAGE_ZH ? zh : en, STR_ARG(word));
	buf_add_format(&text, "%s\n",
		       o->language == LANGUAGE_ZH ? "用法见 budgetpress help"
						  : "see: budgetpress help");
	os_print(2, buf_str(&text));
	buf_free(&text);
	return false;
}

bool options_command(struct str word, enum command *out)
{
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (str_eq(word, str_from(commands[i].name))) {
			*out = commands[i].command;
			return true;
		}
	return false;
}

static bool set_language(struct options *o, struct str value)
{
	if (str_eq(value, STR("zh-CN")) || str_eq(value, STR("zh")))
		o->language = LANGUAGE_ZH;
	else if (str_eq(value, STR("en")))
		o->language = LANGUAGE_EN;
	else
		return wrong_use(o, "--lang 只能是 zh-CN 或 en，不认识",
				 "--lang is zh-CN or en, not", value);
	return true;
}

static bool set_jobs(struct options *o, struct str value)
{
	uint64_t jobs;

	if (!str_to_uint(value, 64, &jobs) || !jobs)
		return wrong_use(o, "--jobs 要 1 到 64 的整数，不是",
				 "--jobs takes 1 to 64, not", value);
	o->jobs = (size_t)jobs;
	return true;
}

static bool set_root(struct options *o, struct str value)
{
	o->root = value;
	return true;
}

static bool set_output(struct options *o, struct str value)
{
	o->output = value;
	return true;
}

static bool set_dump(struct options *o, struct str value)
{
	if (!str_eq(value, STR("values")))
		return wrong_use(o, "--dump 只能是 values，不认识",
				 "--dump is values, not", value);
	o->dump_values = true;
	return true;
}

static bool set_format(struct options *o, struct str value)
{
	static const char *const names[] = {
		[FORMAT_TEXT] = "text",
		[FORMAT_JSON] = "json",
		[FORMAT_SARIF] = "sarif",
		[FORMAT_CSV] = "csv",
	};
	bool diff = o->command == COMMAND_DIFF;

	if (o->command != COMMAND_CHECK && !diff)
		return wrong_use(o, "只有 check 和 diff 可以用 --format",
				 "only check and diff take --format, with",
				 value);
	for (int i = FORMAT_TEXT; i <= FORMAT_CSV; i++)
		if (str_eq(value, str_from(names[i])) &&
		    (i == FORMAT_TEXT || diff == (i == FORMAT_CSV))) {
			o->format = (enum report_format)i;
			return true;
		}
	if (diff)
		return wrong_use(o, "diff 的 --format 只能是 text 或 csv，不是",
				 "--format of diff is text or csv, not", value);
	return wrong_use(o, "--format 只能是 text、json 或 sarif，不认识",
			 "--format is text, json or sarif, not", value);
}

struct option {
	const char *name, *short_name;
	bool (*set)(struct options *o, struct str value);
};

static const struct option options[] = {
	{"--lang", "-l", set_language}, {"--jobs", "-j", set_jobs},
	{"--root", "-C", set_root},     {"--output", "-o", set_output},
	{"--dump", NULL, set_dump},     {"--format", NULL, set_format},
};

static const struct option *find_option(struct str name)
{
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (str_eq(name, str_from(options[i].name)) ||
		    (options[i].short_name &&
		     str_eq(name, str_from(options[i].short_name))))
			return &options[i];
	return NULL;
}

/* An option with a value: --name=value or --name value. Sets *used to the
 * number of words taken. */
static bool read_valued(struct options *o, int left, char **words, int *used)
{
	struct str_cut cut = str_cut(str_from(words[0]), STR("="));
	const struct option *option = find_option(cut.head);

	*used = cut.found ? 1 : 2;
	if (!option)
		return wrong_use(o, "不认识的选项", "unknown option", cut.head);
	if (!cut.found && left < 2)
		return wrong_use(o, "选项缺少值", "option without its value",
				 cut.head);
	return option->set(o, cut.found ? cut.tail : str_from(words[1]));
}

static bool read_flag(struct options *o, struct str word)
{
	if (str_eq(word, STR("--quiet")) || str_eq(word, STR("-q")))
		o->quiet = true;
	else if (str_eq(word, STR("--verbose")) || str_eq(word, STR("-v")))
		o->verbose = true;
	else if (str_eq(word, STR("--record")) && o->command == COMMAND_BUILD)
		o->record = true;
	else if (str_eq(word, STR("--help")) || str_eq(word, STR("-h")))
		o->help = true;
	else
		return false;
	return true;
}

/* How many operands the command takes. */
static int operand_count(enum command command)
{
	return command == COMMAND_DIFF
		       ? 2
		       : command == COMMAND_NEW || command == COMMAND_HELP;
}

static bool add_operand(struct options *o, struct str word)
{
	int room = operand_count(o->command);

	if (!room)
		return wrong_use(o, "这个命令不带参数", "unexpected operand",
				 word);
	if (o->operand.n && (room == 1 || o->operand2.n))
		return wrong_use(o, "多余的参数", "one operand too many", word);
	*(o->operand.n ? &o->operand2 : &o->operand) = word;
	return true;
}

static bool check_operands(const struct options *o)
{
	if (o->command == COMMAND_DIFF && !o->help && !o->operand2.n)
		return wrong_use(o, "diff 要两个网站文件夹，例如",
				 "diff takes the folders of two sites, such as",
				 STR("diff public-2025 public"));
	return true;
}

bool options_read(int count, char **words, struct options *out)
{
	*out = (struct options){.command = COMMAND_HELP,
				.language = options_locale(),
				.root = STR(".")};
	if (count < 2)
		return wrong_use(out, "缺少命令", "a command is missing",
				 STR("build | check | new | list-tables"));
	if (!options_command(str_from(words[1]), &out->command))
		return wrong_use(out, "不认识的命令", "unknown command",
				 str_from(words[1]));
	for (int i = 2; i < count;) {
		struct str word = str_from(words[i]);
		int used = 1;

		if (!str_starts(word, STR("-"))) {
			if (!add_operand(out, word))
				return false;
		} else if (!read_flag(out, word) &&
			   !read_valued(out, count - i, words + i, &used)) {
			return false;
		}
		i += used;
	}
	return check_operands(out);
}
