#!/usr/bin/env python3
"""A site that is hard to draw: names of 120 characters, amounts of 15 digits,
400 projects, negative parts, years that are missing, a single figure, no table
at all, only negative changes. Where the folder holds a site, its departments
join that. usage: charts_site.py FOLDER"""
import json
import pathlib
import sys

LONG = "保障城乡居民基本公共服务均等化水平持续稳定提高并接受社会公众监督的综合性" \
    "支出" * 4
NAMES = ("公共服务", "社会保障和就业支出", LONG[:120], "卫生健康支出", "农林水支出",
         "住房保障支出", "科学技术支出", "教育支出", "文化旅游体育与传媒支出",
         "节能环保支出", "城乡社区支出", "交通运输支出", "资源勘探工业信息等支出",
         "灾害防治及应急管理支出")
CODES = ("201", "208", "206", "210", "213", "221", "205", "204", "207", "211",
         "212", "214", "215", "224")
TOP = pathlib.Path(sys.argv[1])
SETTINGS = """title = "难画的图"
title_en = "Hard to draw"
languages = ["zh-CN", "en"]
currency = "CNY"
[licence]
name = "CC BY 4.0"
"""


def write(path, text):
    path = TOP / "content" / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def document(org, year):
    write(f"{org}/{year}/document.json", json.dumps({
        "title": f"{year}年部门预算", "fiscal_year": year,
        "currency_unit": "万元", "stage": "draft",
        "sources": [{"id": "a", "title": f"{year}年部门预算"}]},
        ensure_ascii=False))


def table(org, year, name, header, rows):
    lines = ["单位：万元", header]
    lines += [",".join(f'"{cell}"' for cell in row) for row in rows]
    write(f"{org}/{year}/{name}.csv", "\n".join(lines) + "\n")


def expenditure(org, name, year, amounts):
    """amounts: of each function, basic and project."""
    rows = [(name, "", "", sum(b + p for b, p in amounts),
             sum(b for b, _ in amounts), sum(p for _, p in amounts))]
    rows += [("", code, label, b + p, b, p)
             for code, label, (b, p) in zip(CODES, NAMES, amounts)]
    table(org, year, "expenditure",
          "预算单位,科目编码,科目名称,支出总计,基本支出,项目支出", rows)
    return rows[0][3]


def balance(org, year, incomes, total):
    rows = [(f"{'一二三四五六七'[i]}、{label}", amount, "", "")
            for i, (label, amount) in enumerate(incomes)]
    rows.append(("收入总计", sum(a for _, a in incomes), "支出总计", total))
    table(org, year, "income-expenditure", "收入,,支出,\n项目,预算数,项目,预算数",
          rows)


def expenses(org, name, years):
    rows = [(name, f"{year}年", abroad + reception + cars, abroad, reception,
             cars, 0, cars) for year, (abroad, reception, cars) in years]
    table(org, years[-1][0], "three-public",
          "预算单位,年度,总计,因公出国(境)费,公务接待费,公务用车购置及运行维护费,,\n"
          ",,,,,小计,公务用车购置费,公务用车运行维护费", rows)


def performance(org, year, count):
    projects = [{
        "id": f"p{i}", "name": f"{i}号项目" + (LONG if i % 7 == 3 else ""),
        "form": "项目申报表", "level": 2, "source": "a",
        "currency_unit": "元",
        "year_amount": str(987654321012345 // (i + 1)),
        "indicators": [{"level1": ("产出指标", "效益指标", LONG)[i % 3],
                        "level2": "数量指标", "name": "数量",
                        "target": f"≥{i}个"}]} for i in range(count)]
    write(f"{org}/{year}/performance.json",
          json.dumps({"overall": [], "projects": projects,
                      "key_projects": []}, ensure_ascii=False))


def departments():
    """In the columns of the list that there is, or in new ones."""
    names = {"big": "数额很大的部门" + LONG[:113], "even": "平均的部门",
             "minus": "负数的部门", "single": "只有一个数的部门",
             "none": "没有表的部门", "less": "什么都减少的部门"}
    path = TOP / "content/organizations.csv"
    if not path.exists():
        (TOP / "site.toml").write_text(SETTINGS, encoding="utf-8")
        write("organizations.csv", "id,name,name_en,parent\n")
    text = path.read_text(encoding="utf-8")
    blanks = "," * (text.splitlines()[0].count(",") - 1)
    path.write_text(text + "".join(f"{org},{name}{blanks}\n" for org, name in
                                   names.items()), encoding="utf-8")
    return names


def main():
    TOP.mkdir(parents=True, exist_ok=True)
    names = departments()
    for year in (2019, 2020, 2023):
        document("big", year)
        total = expenditure(
            "big", names["big"], year,
            [(98765432101 // (3 * i + 1) + year, 123456789012 // (2 * i + 1))
             for i in range(len(CODES))])
        half = total // 2
        balance("big", year, [("一般公共预算拨款" + LONG[:30], half),
                              ("财政专户管理资金", total - half - 1000),
                              ("单位资金", 1000)], total)
    expenses("big", names["big"], [(2019, (1, 2, 3)), (2023, (
        123456789012, 0, 98765432109))])
    performance("big", 2023, 400)
    document("even", 2023)
    total = expenditure("even", names["even"], 2023, [(10, 10)] * 14)
    balance("even", 2023, [(f"来源{i}", total // 7) for i in range(7)], total)
    for year in (2022, 2023):
        document("minus", year)
        total = expenditure("minus", names["minus"], year,
                            [(100, 50), (-30, -20), (10, 0), (0, -5)])
        balance("minus", year, [("拨款", total + 9), ("退回", -9)], total)
    expenses("minus", names["minus"], [(2022, (5, 1, 0)), (2023, (-5, 1, 0))])
    for year, part in ((2022, 1), (2023, 3)):
        document("less", year)
        total = expenditure("less", names["less"], year,
                            [(900 // part, 90 // part), (60 // part, 9 // part)])
        balance("less", year, [("拨款", total)], total)
    expenses("less", names["less"], [(2022, (9, 6, 3)), (2023, (3, 2, 1))])
    document("single", 2023)
    expenditure("single", names["single"], 2023, [(7, 0)])
    document("none", 2023)


main()
