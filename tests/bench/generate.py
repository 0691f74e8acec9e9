#!/usr/bin/env python3
"""A site of any size with invented figures, in the program's own format.

usage: generate.py [-n DEPARTMENTS] [-y YEARS] [-s SEED] [-l LANGUAGE]... FOLDER

The same arguments give the same bytes. `budgetpress check` has nothing to say
about the result: total = basic + project in every row; 类 = sum of its 款 = sum
of their 项; a department = sum of its three units; income = expenditure; the
economic classification sums to the same totals; the parts of 三公 sum to their
total, and the year before is that of the year before; the projects of a unit
sum to its project expenditure. Commentary names figures by links.

A department's year has 60 functional and 25 economic lines, 12 projects with
10 indicators each, and 4 KB of commentary.
"""
import argparse
import json
import multiprocessing
import pathlib
import random

LAST_YEAR = 2026
UNITS = ("（本级）", "综合服务中心", "信息中心")
PROJECTS = 12

# 类: name, 款 with name; every 款 has 项 of ITEMS.
FUNCTIONS = {
    "201": ("一般公共服务支出", {"03": "政府办公厅（室）及相关机构事务",
                           "04": "发展与改革事务", "06": "财政事务"}),
    "205": ("教育支出", {"01": "教育管理事务", "02": "普通教育"}),
    "206": ("科学技术支出", {"01": "科学技术管理事务",
                         "04": "技术研究与开发"}),
    "208": ("社会保障和就业支出", {"01": "人力资源和社会保障管理事务",
                            "02": "民政管理事务"}),
    "212": ("城乡社区支出", {"01": "城乡社区管理事务",
                         "05": "城乡社区环境卫生"}),
}
ITEMS = {"01": "行政运行", "02": "一般行政管理事务", "03": "机关服务",
         "50": "事业运行", "99": "其他支出"}
# A unit has two 类, with 13 and 7 lines; how many 项 each 款 has, by the number
# of 款 that there are to choose from.
SHAPES = {3: (3, 3, 3), 2: (5, 5)}, {3: (2, 2), 2: (2, 2)}
ECONOMY = {
    "301": ("工资福利支出", {
        "01": "基本工资", "02": "津贴补贴", "03": "奖金", "07": "绩效工资",
        "08": "机关事业单位基本养老保险缴费", "09": "职业年金缴费",
        "13": "住房公积金"}, "b"),
    "302": ("商品和服务支出", {
        "01": "办公费", "02": "印刷费", "05": "水费", "06": "电费",
        "07": "邮电费", "09": "物业管理费", "11": "差旅费", "16": "培训费",
        "27": "委托业务费"}, "bp"),
    "303": ("对个人和家庭的补助", {"02": "退休费",
                            "99": "其他对个人和家庭的补助"}, "b"),
    "310": ("资本性支出", {"02": "办公设备购置", "03": "专用设备购置",
                        "07": "信息网络及软件购置更新"}, "p"),
}
TOWNS = ("云溪", "石桥", "望海", "青田", "白沙", "松岭", "长湖", "南坪")
OFFICES = ("财政局", "教育局", "民政局", "水务局", "统计局", "审计局",
           "司法局", "交通运输局", "卫生健康局", "文化体育局")
WORKS = ("系统运行维护", "档案数字化", "大厅运营", "专项培训", "设备更新",
         "热线服务", "物业保障", "数据治理", "宣传活动", "课题研究",
         "安全检查", "第三方评估")
TYPES = ("15 履职类（运转）项目", "31 履职类项目", "01 其他项目")
VERBS = ("完成", "改进", "保证", "扩大", "整理", "检查")
THINGS = ("窗口办事的时限", "老旧设备的更换", "基层人员的培训",
          "公共数据的目录", "汛期的值班和抢修", "学校周边的道路",
          "档案的扫描和校对", "社区服务点的开放时间", "网络安全的演练")
ENDS = ("，每季度公布进度", "，年底前验收", "，由使用单位评价",
        "，结余交回", "，超期的说明原因")
INDICATORS = (
    ("产出指标", "数量指标", "服务人次", "≥{}人次", "人次", (500, 90000)),
    ("产出指标", "数量指标", "培训场次", "{}场", "场", (2, 60)),
    ("产出指标", "质量指标", "验收合格率", "≥{}%", "%", (80, 100)),
    ("产出指标", "时效指标", "响应时间", "≤{}小时", "小时", (1, 48)),
    ("产出指标", "成本指标", "预算执行率", "≥{}%", "%", (85, 100)),
    ("效益指标", "经济效益指标", "资金节约率", "≥{}%", "%", (1, 20)),
    ("效益指标", "社会效益指标", "安全事故发生数", "≤{}起", "起", (1, 5)),
    ("效益指标", "生态效益指标", "不适用", "不适用", "不适用", None),
    ("效益指标", "可持续影响指标", "系统使用年限", "≥{}年", "年", (2, 10)),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥{}%", "%",
     (85, 100)),
)
NUMERALS = "一二三四五六七八九十"
SITE = """title = "部门预算样例"
title_en = "Department budgets, an example"
description = "生成的数据，用于测试。"
description_en = "Generated figures for tests."
languages = [{languages}]
base_url = "https://budget.example"
currency = "CNY"
country = "CN"

[licence]
name = "CC BY 4.0"
url = "https://creativecommons.org/licenses/by/4.0/"

[publisher]
name = "样例站点"
name_en = "Example site"
"""


def money(cents):
    """万元 as tables print them: 1,234.56, -0.20, 0."""
    if not cents:
        return "0"
    whole, part = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole:,}.{part:02}"


def split(rng, total, parts):
    """That many amounts that sum to total; none is negative."""
    weights = [rng.randrange(1, 100) for _ in range(parts)]
    shares = [total * w // sum(weights) for w in weights]
    shares[-1] += total - sum(shares)
    return shares


def prose(rng, sentences):
    return "；".join(rng.choice(VERBS) + rng.choice(THINGS) +
                    rng.choice(ENDS) for _ in range(sentences)) + "。"


def csv_text(rows, width):
    lines = []
    for row in rows:
        cells = [f'"{c}"' if "," in c else c for c in row]
        lines.append(",".join(cells + [""] * (width - len(cells))))
    return "\n".join(lines) + "\n"


def department_id(index):
    return f"d{index + 1:05}"


def department_name(index):
    ring, office = divmod(index, len(OFFICES))
    ring, town = divmod(ring, len(TOWNS))
    number = f"第{ring + 1}" if ring else ""
    return f"{TOWNS[town]}市{number}{OFFICES[office]}"


def unit_ids(index):
    return [f"{department_id(index)}-{u + 1}" for u in range(len(UNITS))]


class Year:
    """The figures of one department and year, in hundredths of 万元."""

    def __init__(self, seed, index, year):
        self.rng = rng = random.Random(f"{seed} {index} {year}")
        self.index, self.year = index, year
        self.department = department_name(index)
        self.units = [self.department + u for u in UNITS]
        self.basic = [rng.randrange(20_000, 900_000) for _ in UNITS]
        each = PROJECTS // len(UNITS)
        self.projects = [[rng.randrange(1_000, 300_000) for _ in range(each)]
                         for _ in UNITS]
        self.project = [sum(p) for p in self.projects]
        self.functions = [self._functions(u) for u in range(len(UNITS))]
        self.economy = self._economy()
        self.public = [vehicles(seed, index, year, u)
                       for u in range(len(UNITS))]
        self.public_before = [vehicles(seed, index, year - 1, u)
                              for u in range(len(UNITS))]

    def total(self):
        return sum(self.basic) + sum(self.project)

    def _functions(self, unit):
        """Code to [name, basic, project] of 类, 款 and 项."""
        rng, lines, leaves = self.rng, {}, []
        for shapes, top in zip(SHAPES, sorted(rng.sample(sorted(FUNCTIONS),
                                                         2))):
            name, groups = FUNCTIONS[top]
            lines[top] = [name, 0, 0]
            sizes = shapes[len(groups)]
            for group, size in zip(sorted(rng.sample(sorted(groups),
                                                     len(sizes))), sizes):
                lines[top + group] = [groups[group], 0, 0]
                for item in sorted(rng.sample(sorted(ITEMS), size)):
                    lines[top + group + item] = [ITEMS[item], 0, 0]
                    leaves.append(top + group + item)
        for code, basic, project in zip(
                leaves, split(rng, self.basic[unit], len(leaves)),
                split(rng, self.project[unit], len(leaves))):
            for part in code[:3], code[:5], code:
                lines[part][1] += basic
                lines[part][2] += project
        return lines

    def _economy(self):
        """The department's, the same way; 类 and 款."""
        lines, leaves = {}, {"b": [], "p": []}
        for top, (name, items, kinds) in ECONOMY.items():
            lines[top] = [name, 0, 0]
            for item in items:
                lines[top + item] = [items[item], 0, 0]
                for kind in kinds:
                    leaves[kind].append(top + item)
        for place, kind, total in ((1, "b", sum(self.basic)),
                                   (2, "p", sum(self.project))):
            for code, amount in zip(leaves[kind], split(
                    self.rng, total, len(leaves[kind]))):
                lines[code[:3]][place] += amount
                lines[code][place] += amount
        return lines


def vehicles(seed, index, year, unit):
    """三公 of a unit: abroad, reception, purchase, operation."""
    rng = random.Random(f"{seed} {index} {year} {unit} public")
    return [0, rng.randrange(0, 500), rng.randrange(0, 2) * 1800,
            rng.randrange(100, 3000)]


def head(y, number, title):
    return [[f"表{number}"], [title], [f"部门名称：{y.department}"],
            ["单位：万元"]]


def amounts(basic, project):
    return [money(basic + project), money(basic), money(project)]


def lines_of(lines):
    return [["", code, name, *amounts(basic, project)]
            for code, (name, basic, project) in lines.items()]


CODED = ["预算单位", "科目编码", "科目名称", "支出总计", "基本支出", "项目支出"]


def expenditure(y):
    rows = head(y, 2, "支出总表") + [CODED]
    rows.append([y.department, "", "", *amounts(sum(y.basic),
                                                sum(y.project))])
    for u, name in enumerate(y.units):
        rows.append([name, "", "", *amounts(y.basic[u], y.project[u])])
        rows += lines_of(y.functions[u])
    return csv_text(rows, 6)


def general_by_economy(y):
    rows = head(y, 3, "一般公共预算支出表（按经济分类）") + [CODED]
    rows.append([y.department, "", "", *amounts(sum(y.basic),
                                                sum(y.project))])
    return csv_text(rows + lines_of(y.economy), 6)


def classes(y):
    """类 of the whole department: name to amount."""
    sums = {}
    for lines in y.functions:
        for code, (name, basic, project) in lines.items():
            if len(code) == 3:
                key = code, name
                sums[key] = sums.get(key, 0) + basic + project
    return [(name, sums[code, name]) for code, name in sorted(sums)]


def income_expenditure(y):
    total = y.total()
    other = total // 50
    income = [("一、政府预算拨款", total - other),
              ("1. 一般公共预算拨款", total - other),
              ("2. 政府性基金预算拨款", 0), ("3. 国有资本经营预算拨款", 0),
              ("二、财政专户管理资金", 0), ("三、单位资金", other),
              ("1. 事业收入", other)]
    spent = [(f"{NUMERALS[i]}、{name}", amount)
             for i, (name, amount) in enumerate(classes(y))]
    rows = head(y, 1, "收支总表")
    rows += [["收入", "", "支出"],
             ["项目", f"{y.year}年预算数", "项目", f"{y.year}年预算数"]]
    for i in range(max(len(income), len(spent))):
        left = income[i] if i < len(income) else None
        right = spent[i] if i < len(spent) else None
        rows.append([*((left[0], money(left[1])) if left else ("", "")),
                     *((right[0], money(right[1])) if right else ("", ""))])
    rows += [["本年收入合计", money(total), "本年支出合计", money(total)],
             ["上年结余、结转", "0", "结转下年", "0"],
             ["收入总计", money(total), "支出总计", money(total)]]
    return csv_text(rows, 4)


def public_cells(parts):
    abroad, reception, purchase, operation = parts
    return [money(n) for n in (sum(parts), abroad, reception,
                               purchase + operation, purchase, operation)]


def three_public(y):
    rows = head(y, 4, "一般公共预算“三公”经费支出表")
    rows += [["预算单位", "年度", "总计", "因公出国(境)费", "公务接待费",
              "公务用车购置及运行维护费"],
             ["", "", "", "", "", "小计", "公务用车购置费",
              "公务用车运行维护费"]]
    all_units = [[sum(c) for c in zip(*y.public_before)],
                 [sum(c) for c in zip(*y.public)]]
    for name, before, now in zip(
            [y.department, *y.units], [all_units[0], *y.public_before],
            [all_units[1], *y.public]):
        change = [b - a for a, b in zip(before, now)]
        rows += [[name, f"{y.year - 1}年", *public_cells(before)],
                 ["", f"{y.year}年", *public_cells(now)],
                 ["", "增减变化金额", *public_cells(change)]]
    return csv_text(rows, 8)


def indicators(rng, first_line):
    out = []
    for i, (one, two, name, target, unit, span) in enumerate(INDICATORS):
        if span:
            target = target.format(rng.randrange(*span))
            explanation = f"{name}＝实际完成数÷计划数，由{rng.choice(UNITS[1:])}提供。"
        else:
            explanation = "不适用"
        out.append({"level1": one, "level2": two, "name": name,
                    "target": target, "measure_unit": unit,
                    "explanation": explanation, "line": first_line + i})
    return out


def project_form(y, unit, number, amount):
    rng = y.rng
    serial = unit * (PROJECTS // len(UNITS)) + number
    line = 100 + serial * 40
    code = f"{y.index + 1:08}{y.year}{serial + 1:06}"
    return {
        "code": code, "name": f"{WORKS[serial]}项目",
        "form": "项目支出绩效目标申报表", "level": 2,
        "unit": unit_ids(y.index)[unit], "unit_published": y.units[unit],
        "source": "budget", "place": f"第{serial + 1}张申报表",
        "lines": f"{line}-{line + 30}",
        "duration_years": str(rng.randrange(1, 6)), "type": rng.choice(TYPES),
        "is_new": rng.choice("是否"), "currency_unit": "万元",
        "total_amount": money(amount * rng.randrange(1, 5)),
        "year_amount": money(amount),
        "policy_basis": "根据年度工作安排：" + prose(rng, 2),
        "calculation_basis": f"按上年的数量和单价计算，共{rng.randrange(2, 40)}"
                             "项。",
        "goal": f"{y.year}年" + prose(rng, 3), "goal_facts": [],
        "long_term_goal": prose(rng, 3),
        "indicators": indicators(rng, line + 15)}


def performance(y):
    projects = [project_form(y, u, n, amount)
                for u, amounts_ in enumerate(y.projects)
                for n, amount in enumerate(amounts_)]
    return json.dumps({"overall": [], "projects": projects,
                       "key_projects": []}, ensure_ascii=False, indent=1) + "\n"


def document(y):
    tables = ("income-expenditure", "expenditure", "general-by-economy",
              "three-public")
    title = f"{y.department}{y.year}年部门预算"
    return json.dumps({
        "title": title, "fiscal_year": y.year, "stage": "approved",
        "currency_unit": "万元", "publication_date": f"{y.year}-02-15",
        "sources": [{"id": "budget", "title": title,
                     "publisher": y.department,
                     "publication_date": f"{y.year}-02-15", "url": None}],
        "tables": {name: {"source": "budget", "place": f"表{i + 1}",
                          "lines": f"{i * 100 + 1}-{i * 100 + 90}",
                          "status": "published"}
                   for i, name in enumerate(tables)},
        "unit_corrections": [], "explanations": [], "facts": [],
    }, ensure_ascii=False, indent=1) + "\n"


def section(title, weight, body):
    return (f'+++\ntitle = "{title}"\nweight = {weight}\nsource = "budget"\n'
            f'place = "第一部分"\n+++\n{body}\n')


def overview(y):
    rng = y.rng
    tasks = "\n".join(f"{i + 1}. **{rng.choice(THINGS)}**：{prose(rng, 2)}"
                      for i in range(10))
    return section("部门概况", 10, f"""{y.department}有{len(UNITS)}个预算单位。

## 主要职责

{prose(rng, 5)}

{prose(rng, 5)}

## {y.year}年的工作

{tasks}

> 金额单位是万元，各表的合计都等于分项之和。""")


def figures(y):
    rng = y.rng
    top = next(iter(y.functions[0]))
    public = sum(map(sum, y.public))
    reasons = "\n".join(f"- {prose(rng, 2)}" for _ in range(5))

    def link(amount, address):
        return f"[{money(amount)}万元](figure:{address})"
    return section("收支情况", 20, f"""{y.year}年收入\
{link(y.total(), "income-expenditure/收入总计/income")}，支出\
{link(y.total(), "income-expenditure/支出总计/expenditure")}，其中基本支出\
{link(sum(y.basic), "expenditure/basic")}，项目支出\
{link(sum(y.project), "expenditure/project")}。{y.units[0]}的第一类支出是\
{link(sum(y.functions[0][top][1:]),
      f"expenditure@{unit_ids(y.index)[0]}/{top}/total")}。

## 变动的原因

{reasons}

## “三公”经费

{y.year}年“三公”经费\
{link(public, f"three-public/{y.year}/total")}。{prose(rng, 2)}

## 说明

{prose(rng, 5)}

{prose(rng, 5)}""")


def write_year(folder, y):
    folder.mkdir(parents=True)
    for name, text in (
            ("income-expenditure.csv", income_expenditure(y)),
            ("expenditure.csv", expenditure(y)),
            ("general-by-economy.csv", general_by_economy(y)),
            ("three-public.csv", three_public(y)),
            ("document.json", document(y)),
            ("performance.json", performance(y)),
            ("10-overview.md", overview(y)), ("20-figures.md", figures(y))):
        (folder / name).write_text(text, encoding="utf-8", newline="")


def write_department(job):
    content, seed, index, years = job
    for year in years:
        write_year(content / department_id(index) / str(year),
                   Year(seed, index, year))


def organizations(departments):
    lines = ["id,name,name_en,parent,kind,district,aliases,valid_from,"
             "valid_to,successor"]
    for i in range(departments):
        top, name = department_id(i), department_name(i)
        lines.append(f"{top},{name},Department {i + 1},,department,,,,,")
        lines += [f"{unit},{name}{suffix},Unit {i + 1}-{n + 1},{top},unit,,,,,"
                  for n, (unit, suffix) in enumerate(zip(unit_ids(i), UNITS))]
    return "\n".join(lines) + "\n"


def functional_codes():
    lines = ["code,name,name_en"]
    for top, (name, groups) in FUNCTIONS.items():
        lines.append(f"{top},{name},")
        for group, title in groups.items():
            lines.append(f"{top}{group},{title},")
            lines += [f"{top}{group}{i},{n}," for i, n in ITEMS.items()]
    return "\n".join(lines) + "\n"


def economic_codes():
    lines = ["code,name,name_en"]
    for top, (name, items, _) in ECONOMY.items():
        lines.append(f"{top},{name},")
        lines += [f"{top}{i},{n}," for i, n in items.items()]
    return "\n".join(lines) + "\n"


def generate(folder, departments=100, years=3, seed=1, languages=("zh-CN",)):
    """Write a site into a folder that is not there yet, or is empty."""
    folder = pathlib.Path(folder)
    content = folder / "content"
    (content / "classifications").mkdir(parents=True)
    named = ", ".join(f'"{language}"' for language in languages)
    (folder / "site.toml").write_text(SITE.format(languages=named),
                                      encoding="utf-8")
    for name, text in (
            ("organizations.csv", organizations(departments)),
            ("classifications/functional.csv", functional_codes()),
            ("classifications/economic.csv", economic_codes())):
        (content / name).write_text(text, encoding="utf-8")
    span = range(LAST_YEAR - years + 1, LAST_YEAR + 1)
    jobs = [(content, seed, i, span) for i in range(departments)]
    if departments < 20:
        for job in jobs:
            write_department(job)
        return
    with multiprocessing.Pool() as pool:
        for _ in pool.imap_unordered(write_department, jobs, chunksize=8):
            pass


def main():
    parser = argparse.ArgumentParser(description="Write a site with invented "
                                     "figures.")
    parser.add_argument("-n", "--departments", type=int, default=100)
    parser.add_argument("-y", "--years", type=int, default=3)
    parser.add_argument("-s", "--seed", type=int, default=1)
    parser.add_argument("-l", "--language", action="append")
    parser.add_argument("folder")
    given = parser.parse_args()
    generate(given.folder, given.departments, given.years, given.seed,
             given.language or ["zh-CN"])


if __name__ == "__main__":
    main()
