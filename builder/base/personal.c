/* Labels of contacts, and the search for all that is personal. */
#include "base/personal.h"

#include "base/personal_number.h"
#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Longer labels stand before those that they begin with. */
static const struct {
	struct str word;
	bool name; /* else a number is wanted */
} labels[] = {
	{STR_INIT("联系人"), true},         {STR_INIT("联系电话"), false},
	{STR_INIT("联系方式"), false},      {STR_INIT("填报人"), true},
	{STR_INIT("填表人"), true},         {STR_INIT("经办人"), true},
	{STR_INIT("负责人"), true},         {STR_INIT("制表人"), true},
	{STR_INIT("手机号码"), false},      {STR_INIT("手机号"), false},
	{STR_INIT("手机"), false},          {STR_INIT("电话号码"), false},
	{STR_INIT("电话"), false},          {STR_INIT("身份证号码"), false},
	{STR_INIT("身份证号"), false},      {STR_INIT("contact_name"), true},
	{STR_INIT("contact_phone"), false}, {STR_INIT("contact"), true},
	{STR_INIT("telephone"), false},     {STR_INIT("phone"), false},
	{STR_INIT("mobile"), false},        {STR_INIT("tel"), false},
	{STR_INIT("id_number"), false},
};

/* The commonest family names; a value that does not begin with one is taken
 * for an office or a remark. */
static const struct str family_names =
	STR_INIT("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
		 "程曹袁邓许傅"
		 "沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖"
		 "邹熊金陆郝孔"
		 "白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊"
		 "兰殷施陶洪翟"
		 "安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄"
		 "辛管祝左涂谷"
		 "祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃"
		 "霍翁隋植甘景"
		 "薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋"
		 "苑邬臧畅宫来"
		 "嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭"
		 "窦迟宇敖糜鄢"
		 "冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠"
		 "僧桑荆谌银扬"
		 "明沙薄伏岑习胥保和蔺");

static const struct str double_names[] = {
	STR_INIT("诸葛"), STR_INIT("上官"), STR_INIT("东方"), STR_INIT("皇甫"),
	STR_INIT("尉迟"), STR_INIT("公孙"), STR_INIT("慕容"), STR_INIT("令狐"),
	STR_INIT("长孙"), STR_INIT("闻人"), STR_INIT("呼延"), STR_INIT("独孤"),
	STR_INIT("南宫"), STR_INIT("轩辕"), STR_INIT("申屠"), STR_INIT("太史")};

/* Words of tables and plans that begin like a name. */
static const struct str words[] = {
	STR_INIT("金额"), STR_INIT("明细"), STR_INIT("时间"), STR_INIT("时效"),
	STR_INIT("方式"), STR_INIT("方案"), STR_INIT("计划"), STR_INIT("应用"),
	STR_INIT("应当"), STR_INIT("安排"), STR_INIT("安全"), STR_INIT("保障"),
	STR_INIT("包括"), STR_INIT("成本"), STR_INIT("成果"), STR_INIT("程序"),
	STR_INIT("平台"), STR_INIT("管理"), STR_INIT("任务"), STR_INIT("任期"),
	STR_INIT("高度"), STR_INIT("党员"), STR_INIT("党建"), STR_INIT("车辆"),
	STR_INIT("文件"), STR_INIT("文化"), STR_INIT("明确"), STR_INIT("万元"),
	STR_INIT("常驻"), STR_INIT("相关"), STR_INIT("全体"), STR_INIT("和"),
	STR_INIT("连续"), STR_INIT("全面"), STR_INIT("查询"), STR_INIT("解释")};

static bool begins_with_family_name(struct str s, size_t first)
{
	for (size_t i = 0; i < COUNT(double_names); i++)
		if (str_starts(s, double_names[i]))
			return true;
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_starts(s, words[i]))
			return false;
	return str_contains(family_names, str_slice(s, 0, first));
}

/* What is no name though it may begin like one. */
static bool is_office(struct str s)
{
	static const struct str endings[] = {
		STR_INIT("科"),   STR_INIT("处"),   STR_INIT("局"),
		STR_INIT("部"),   STR_INIT("室"),   STR_INIT("组"),
		STR_INIT("办"),   STR_INIT("中心"), STR_INIT("单位"),
		STR_INIT("公司"), STR_INIT("委"),   STR_INIT("院"),
		STR_INIT("所"),   STR_INIT("站"),   STR_INIT("队"),
		STR_INIT("会"),   STR_INIT("某"),   STR_INIT("某某")};

	for (size_t i = 0; i < COUNT(endings); i++)
		if (str_ends(s, endings[i]))
			return true;
	return false;
}

/* Bytes of the two to four characters of Han at the beginning that make a
 * name; 0 when they make none. */
static size_t name_length(struct str s)
{
	size_t at = 0, count = 0, first = 0;

	while (at < s.n) {
		size_t next = at;
		uint32_t c = utf8_next(s, &next);

		if ((c < 0x3400 || c > 0x9FFF) && c != 0xB7)
			break;
		at = next;
		if (!count++)
			first = at;
	}
	if (count < 2 || count > 4 || is_office(str_slice(s, 0, at)) ||
	    !begins_with_family_name(s, first))
		return 0;
	return at;
}

/* Bytes of a number of seven digits or more that is no service's. */
static size_t phone_length(struct str s)
{
	struct number n;
	char digit;

	if (!number_digit(s, 0, &digit))
		return 0;
	number_read(s, 0, &n);
	if (n.digit_count < 7 || memcmp(n.digits, "400", 3) == 0 ||
	    memcmp(n.digits, "800", 3) == 0)
		return 0;
	return n.to;
}

static size_t value_length(struct str s, bool name)
{
	size_t n = phone_length(s);

	return n || !name ? n : name_length(s);
}

static bool accept(struct str *rest, struct str word)
{
	if (!str_starts(*rest, word))
		return false;
	*rest = str_slice(*rest, word.n, rest->n);
	return true;
}

static void skip_blanks(struct str *rest, bool lines)
{
	static const struct str blanks[] = {STR_INIT(" "), STR_INIT("\t"),
					    STR_INIT("　"),
					    STR_INIT("\xC2\xA0")};
	bool more = true;

	while (more) {
		more = lines &&
		       (accept(rest, STR("\n")) || accept(rest, STR("\r")));
		for (size_t i = 0; i < COUNT(blanks) && !more; i++)
			more = accept(rest, blanks[i]);
	}
}

/* From the label to its value: a colon; the end of a cell; in JSON the end of
 * the key, or "label", "value": "... */
static bool skip_gap(struct str *rest, enum personal_form form)
{
	struct str colon[] = {STR(":"), STR("：")};
	bool found = false;

	if (form == PERSONAL_JSON && accept(rest, STR("\""))) {
		skip_blanks(rest, true);
		if (accept(rest, STR(","))) {
			size_t key = str_find(*rest, STR(":"), 0);

			if (key > 32)
				return false;
			*rest = str_slice(*rest, key, rest->n);
		}
		found = accept(rest, STR(":"));
		skip_blanks(rest, true);
		accept(rest, STR("\""));
		return found;
	}
	skip_blanks(rest, false);
	for (size_t i = 0; i < COUNT(colon); i++)
		found |= accept(rest, colon[i]);
	skip_blanks(rest, false);
	while (form == PERSONAL_CELLS &&
	       (accept(rest, STR(",")) || accept(rest, STR("\t")) ||
		accept(rest, STR("\""))))
		found = true;
	skip_blanks(rest, false);
	return found;
}

/* Index of the label that stands at the beginning, or COUNT(labels). */
static size_t label_at(struct str s)
{
	size_t i = 0;

	while (i < COUNT(labels) && !str_starts(s, labels[i].word))
		i++;
	return i;
}

static bool find_behind_label(struct str text, enum personal_form form,
			      size_t at, struct personal *out)
{
	struct str rest = str_slice(text, at, text.n);
	size_t which = label_at(rest);

	if (which == COUNT(labels))
		return false;
	rest = str_slice(rest, labels[which].word.n, rest.n);
	if (!skip_gap(&rest, form))
		return false;
	size_t n = value_length(rest, labels[which].name);
	size_t from = text.n - rest.n;

	*out = (struct personal){PERSONAL_CONTACT, from, from + n};
	return n > 0;
}

/* Lead bytes of the labels, and of digits. */
enum { BYTE_OTHER, BYTE_DIGIT, BYTE_WIDE, BYTE_LABEL };

static int byte_kind(unsigned char c)
{
	if (c >= '0' && c <= '9')
		return BYTE_DIGIT;
	switch (c) {
	case 0xEF:
		return BYTE_WIDE;
	case 0xE5: /* 填, 制 */
	case 0xE6: /* 手 */
	case 0xE7: /* 经, 电 */
	case 0xE8: /* 联, 负, 身 */
	case 'c':
	case 't':
	case 'p':
	case 'm':
	case 'i':
		return BYTE_LABEL;
	default:
		return BYTE_OTHER;
	}
}

/* Could a label begin here? By its second byte, which costs least. */
static bool may_be_label(const char *s, size_t n)
{
	const unsigned char *u = (const unsigned char *)s;

	if (n < 3)
		return false;
	switch (u[0]) {
	case 0xE5:
		return (u[1] == 0xA1 && u[2] == 0xAB) ||
		       (u[1] == 0x88 && u[2] == 0xB6);
	case 0xE6:
		return u[1] == 0x89 && u[2] == 0x8B;
	case 0xE7:
		return (u[1] == 0xBB && u[2] == 0x8F) ||
		       (u[1] == 0x94 && u[2] == 0xB5);
	case 0xE8:
		return (u[1] == 0x81 && u[2] == 0x94) ||
		       (u[1] == 0xB4 && u[2] == 0x9F) ||
		       (u[1] == 0xBA && u[2] == 0xAB);
	case 'c':
		return u[1] == 'o' && u[2] == 'n';
	case 't':
		return u[1] == 'e' && u[2] == 'l';
	case 'p':
		return u[1] == 'h' && u[2] == 'o';
	case 'm':
		return u[1] == 'o' && u[2] == 'b';
	default:
		return u[1] == 'd' && u[2] == '_';
	}
}

bool personal_find(struct str text, enum personal_form form, size_t from,
		   struct personal *out)
{
	struct number n;
	char digit;

	for (size_t at = from; at < text.n;) {
		int kind = byte_kind((unsigned char)text.s[at]);

		if (kind == BYTE_DIGIT ||
		    (kind == BYTE_WIDE && number_digit(text, at, &digit))) {
			at = number_read(text, at, &n);
			if (number_is_personal(text, &n, out))
				return true;
			continue;
		}
		if (kind == BYTE_LABEL &&
		    may_be_label(text.s + at, text.n - at) &&
		    find_behind_label(text, form, at, out))
			return true;
		at++;
	}
	return false;
}

bool personal_is_label(struct str text)
{
	struct str s = str_trim(text);

	for (size_t i = 0; i < COUNT(labels); i++)
		if (str_ends(s, labels[i].word) &&
		    s.n <= labels[i].word.n + STR("项目主要").n)
			return true;
	return false;
}

bool personal_is_value(struct str text)
{
	struct str s = str_trim(text);
	size_t n = value_length(s, true);

	return n && n == s.n;
}

struct str personal_mask(struct arena *a, struct str text)
{
	struct personal p;
	struct str out = {NULL, 0};
	size_t from = 0;

	while (personal_find(text, PERSONAL_CELLS, from, &p)) {
		size_t first = p.from;

		utf8_next(text, &first);
		out = str_concat(a, out, str_slice(text, from, first));
		out = str_concat(a, out, STR("…"));
		from = p.to;
	}
	return from ? str_concat(a, out, str_slice(text, from, text.n)) : text;
}
