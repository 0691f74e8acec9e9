/* Command line to a struct. */
#include "cli/options_table.h"

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

bool options_wrong(const struct options *o, const char *zh, const char *en,
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

/* The command's word, for messages. */
static struct str command_name(enum command command)
{
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (commands[i].command == command)
			return str_from(commands[i].name);
	return STR("");
}

static bool wrong_command(const struct options *o, struct str name)
{
	struct buf zh = {0}, en = {0};
	struct str command = command_name(o->command);

	buf_add_format(&zh, "%.*s 没有这个选项：", STR_ARG(command));
	buf_add_format(&en, "%.*s takes no option", STR_ARG(command));
	buf_add_char(&zh, '\0');
	buf_add_char(&en, '\0');
	options_wrong(o, zh.s, en.s, name);
	buf_free(&zh);
	buf_free(&en);
	return false;
}

/* An option: --name=value, --name value or --flag. Sets *used to the number of
 * words taken. */
static bool read_option(struct options *o, int left, char **words, int *used)
{
	struct str_cut cut = str_cut(str_from(words[0]), STR("="));
	const struct option *option = option_find(cut.head, o->command);

	*used = 1;
	if (!option)
		return options_wrong(o, "不认识的选项", "unknown option",
				     cut.head);
	if (!option_is_of(option, o->command))
		return wrong_command(o, cut.head);
	if (!option->valued && cut.found)
		return options_wrong(o, "这个选项不带值", "unexpected value",
				     str_from(words[0]));
	if (option->valued && !cut.found && left < 2)
		return options_wrong(o, "选项缺少值",
				     "option without its value", cut.head);
	if (!option->valued || cut.found)
		return option->set(o, cut.tail);
	*used = 2;
	return option->set(o, str_from(words[1]));
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
		return options_wrong(o, "这个命令不带参数",
				     "unexpected operand", word);
	if (o->operand.n && (room == 1 || o->operand2.n))
		return options_wrong(o, "多余的参数", "one operand too many",
				     word);
	*(o->operand.n ? &o->operand2 : &o->operand) = word;
	return true;
}

static bool check_operands(const struct options *o)
{
	enum command asked;

	if (o->command == COMMAND_DIFF && !o->help && !o->operand2.n)
		return options_wrong(
			o, "diff 要两个网站文件夹，例如",
			"diff takes the folders of two sites, such as",
			STR("diff public-2025 public"));
	if (o->command == COMMAND_HELP && o->operand.n &&
	    !options_command(o->operand, &asked))
		return options_wrong(o, "没有这个命令", "there is no command",
				     o->operand);
	return true;
}

/* The first word that is neither an option nor the value of one; count when
 * there is none. --version and --help count as commands there. */
static int find_command(int count, char **words)
{
	for (int i = 1; i < count; i++) {
		struct str word = str_from(words[i]);
		struct str_cut cut = str_cut(word, STR("="));
		const struct option *option =
			option_find(cut.head, COMMAND_BUILD);
		enum command ignored;

		if (!str_starts(word, STR("-")) ||
		    options_command(word, &ignored))
			return i;
		i += option && option->valued && !cut.found;
	}
	return count;
}

/* The language is needed before the first message. */
static void read_language(int count, char **words, struct options *out)
{
	for (int i = 1; i < count; i++) {
		struct str_cut cut = str_cut(str_from(words[i]), STR("="));

		if (!str_eq(cut.head, STR("--lang")) &&
		    !str_eq(cut.head, STR("-l")))
			continue;
		if (!cut.found && i + 1 < count)
			cut.tail = str_from(words[i + 1]);
		if (str_starts(cut.tail, STR("zh")))
			out->language = LANGUAGE_ZH;
		else if (str_eq(cut.tail, STR("en")))
			out->language = LANGUAGE_EN;
	}
}

bool options_read(int count, char **words, struct options *out)
{
	int command = find_command(count, words);

	*out = (struct options){.command = COMMAND_HELP,
				.language = options_locale(),
				.root = STR(".")};
	read_language(count, words, out);
	if (command == count)
		return options_wrong(
			out, "缺少命令", "a command is missing",
			STR("build | check | new | list-tables | diff"));
	if (!options_command(str_from(words[command]), &out->command))
		return options_wrong(out, "不认识的命令", "unknown command",
				     str_from(words[command]));
	for (int i = 1; i < count;) {
		struct str word = str_from(words[i]);
		int used = 1;

		if (i == command) {
			i++;
			continue;
		}
		if (!str_starts(word, STR("-"))) {
			if (!add_operand(out, word))
				return false;
		} else if (!read_option(out, count - i, words + i, &used)) {
			return false;
		}
		i += used;
	}
	return check_operands(out);
}
