#!/usr/bin/env python3
"""The sentences and key figures of a year's page, computed anew from the
datasets; the weight of pages."""
import csv
import html
import json
import re
import shutil
from decimal import ROUND_HALF_UP, Decimal

from _site import Tests, files, run, said, sample_copy, scratch

t = Tests()
# Table and the label of its column, what goes first if it is there.
TOTALS = {
    "收入总计": [("income-expenditure", r"收入 / .*"), ("income", "收入总计")],
    "支出总计": [("income-expenditure", r"支出 / .*"),
             ("expenditure", "支出总计")],
    "基本支出": [("expenditure", "基本支出")],
    "项目支出": [("expenditure", "项目支出")],
    "“三公”经费": [("three-public", "总计")],
    "政府采购": [("procurement", "金额"),
             ("expenditure", r".*政府采购.* / 小计")],
}
# Addresses of totals to which a fact may say that it is equal.
ADDRESSES = {
    "收入总计": {"income-expenditure/收入总计/income", "income/total"},
    "支出总计": {"income-expenditure/支出总计/expenditure",
             "expenditure/total"},
}
BY_FUNCTION = ("expenditure", "general-by-function")


def build(name, folder):
    done = run("build", "-C", folder, "-o", scratch() / f"{name}-out")
    if not t.check(f"{name}: builds", done.returncode == 0, said(done)):
        t.end()
    return files(scratch() / f"{name}-out")


def rows(site, name):
    return list(csv.DictReader(site[name].decode("utf-8-sig").splitlines()))


def rounded(value, places):
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def plain(value):
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def chinese(yuan):
    large = yuan.scaleb(-4)
    return f"{plain(large)}万元" if large == rounded(large, 2) \
        else f"{plain(yuan)}元"


def english(yuan):
    large = yuan.scaleb(-6)
    return f"{plain(large)} million yuan" \
        if abs(yuan) >= 1000000 and large == rounded(large, 4) \
        else f"{plain(yuan)} yuan"


class Year:
    """The department's own totals of a year, from its rows."""

    def __init__(self, amounts, org, year):
        self.org, self.year = org, int(year)
        self.rows = [r for r in amounts if r["organization_id"] == org and
                     r["fiscal_year"] == year]

    def total(self, name, reference=None):
        """(table, column, amount, unit, stage) of the row of the whole."""
        for table, column in TOTALS[name]:
            for r in self.rows:
                if r["table"] != table or r["unit_id"] not in ("", self.org) \
                   or r["row_code"] or \
                   not re.fullmatch(column, r["column"]):
                    continue
                if table == "income-expenditure":
                    if "总计" not in r["row_name"]:
                        continue
                elif table == "three-public":
                    if r["reference_year"] != str(reference or self.year) \
                       or "增减" in r["row_name"]:
                        continue
                elif r["row_path"] != r["row_name"]:
                    continue
                return (table, column, Decimal(r["amount_yuan"]),
                        r["currency_unit_published"], r["stage"])
        return None

    def functions(self):
        """Those of the first level, by name: the department's row, else the
        sum of its units'."""
        for table in BY_FUNCTION:
            units = {}
            for r in self.rows:
                if r["table"] == table and len(r["row_code"]) == 3 and \
                   re.fullmatch("支出总计|总计|合计|小计", r["column"]):
                    units.setdefault(r["row_name"], {})[r["unit_id"]] = \
                        Decimal(r["amount_yuan"])
            if units:
                return {name: found.get(self.org, sum(found.values()))
                        for name, found in units.items()}
        return {}


def change(one, before, name):
    """(year before, difference, percentage or None); None where nothing is
    like it."""
    now = one.total(name)
    then = one.total(name, one.year - 1) if name == "“三公”经费" else \
        before and before.total(name)
    if not now or not then or (now[:2], now[3:]) != (then[:2], then[3:]):
        return None
    difference = now[2] - then[2]
    rate = rounded(abs(difference) * 100 / then[2], 1) \
        if then[2] > 0 and now[2] >= 0 else Decimal(0)
    return one.year - 1, difference, rate or None


def stated(facts, one, name):
    """The change that the document states: (year before, yuan, percent)."""
    mine = {f"fact/{f['fact_id']}": f for f in facts
            if f["organization_id"] == f["unit_id"] == one.org
            and f["fiscal_year"] == f["reference_year"] == str(one.year)}
    for fact in mine.values():
        for relation, operands in zip(fact["relation"].split(" | "),
                                      fact["operands"].split(" | ")):
            more, _, of = operands.partition(" ; ")
            total = mine.get(of, {"operands": ""})["operands"].split(" | ")
            if not relation.startswith("percent-") or \
               not ADDRESSES.get(name, set()) & set(total):
                continue
            sign = -1 if relation == "percent-decrease" else 1
            return (one.year - 1, sign * Decimal(mine[more]["value"]) *
                    {"元": 1, "万元": 10000}[mine[more]["value_unit"]],
                    Decimal(fact["value"]))
    return None


def change_words(what):
    year, difference, rate = what
    if not difference:
        return f"与{year}年相同"
    more = difference > 0
    text = f"比{year}年{'增加' if more else '减少'}{chinese(abs(difference))}"
    return text + (f"，{'增长' if more else '下降'}{rate}%" if rate else "")


def spending(one):
    spent = one.total("支出总计")
    if not spent:
        return f"文件没有公布{one.year}年支出总计"
    text = f"{one.year}年预算支出{chinese(spent[2])}"
    basic, project = one.total("基本支出"), one.total("项目支出")
    if not basic or not project or spent[2] <= 0 or \
       min(basic[2], project[2]) < 0 or \
       abs(basic[2] + project[2] - spent[2]) > 15000:
        return text
    share = project[2] * 100 / spent[2]
    if not share:
        return text + "，全部是基本支出，没有项目支出"
    if share == 100:
        return text + "，全部用于项目"
    if rounded(share, 0) == 0:
        return text + "，其中每100元只有不到1元用于项目"
    if rounded(share, 0) == 100:
        return text + "，其中每100元有99元以上用于项目"
    about = "" if share == rounded(share, 0) else "约"
    return text + f"，其中每100元{about}有{rounded(share, 0)}元用于项目"


def sentences(site, one, before):
    found = [spending(one)]
    spent = one.total("支出总计")
    what = change(one, before, "支出总计")
    if what:
        found.append("支出" + change_words(what))
    elif what := stated(rows(site, "data/facts.csv"), one, "支出总计"):
        found.append("文件说，支出" + change_words(what))
    parts = sorted(one.functions().items(), key=lambda x: -x[1])
    if spent and parts and min(v for _, v in parts) >= 0 and \
       abs(sum(v for _, v in parts) - spent[2]) <= 5000 * (len(parts) + 1):
        name, most = parts[0]
        share = most * 100 / spent[2]
        about = "" if share == rounded(share, 1) else "约"
        if len(parts) == 1:
            found.append(f"按功能分类，全部属于“{name}”")
        elif most != parts[1][1]:
            found.append(f"按功能分类，最大的一类是“{name}”，{chinese(most)}，"
                         f"{about}占支出总计的{rounded(share, 1)}%")
    public = one.total("“三公”经费")
    if public:
        what = change(one, before, "“三公”经费")
        found.append(f"“三公”经费预算{chinese(public[2])}" +
                     (f"，{change_words(what)}" if what else ""))
    mine = [[r for r in rows(site, f"data/{name}.csv")
             if r["organization_id"] == one.org and
             r["fiscal_year"] == str(one.year)]
            for name in ("projects", "indicators")]
    if len(found) < 5 and any(mine):
        found.append(f"公布的项目有{len(mine[0])}个，"
                     f"绩效指标有{len(mine[1])}条")
    return "。".join(found) + "。"


def check_figures(label, page, one, before, facts):
    figures = re.findall(r"<div><dt><a [^>]*>([^<]*)</a></dt><dd>(.*?)</dd>"
                         r'(?:<dd class="change yuan">([^<]*)</dd>)?</div>', page)
    shown = {name: (re.sub("<[^>]*>", "", amount).replace(" ", ""), changed)
             for name, amount, changed in figures if name in TOTALS}
    wanted = {}
    for name in TOTALS:
        total, what = one.total(name), change(one, before, name)
        text, says = "", "" if what else "文件说，"
        what = what or stated(facts, one, name)
        if what and what[1]:
            sign = "+" if what[1] > 0 else "-"
            text = f"{says}比{what[0]}年 {sign}" + re.sub(
                r"(?<=\d)(?=[万元])", " ", chinese(abs(what[1])), count=1)
            text += f"（{sign}{what[2]}%）" if what[2] else ""
        elif what:
            text = f"与{what[0]}年相同"
        if total:
            wanted[name] = (chinese(total[2]), text)
    t.check(f"{label}: key figures and their change", shown == wanted,
            f"{shown} {wanted}")


def check_order(label, page):
    order = [page.find(f'id="{x}"') for x in (
        "figures", "contents", "charts", "projects", "performance",
        "text-overview", "audit", "sources", "tables")]
    there = [x for x in order if x >= 0]
    t.check(f"{label}: in the order in which one asks", there == sorted(there))
    contents = page[order[1]:page.index("</nav>", order[1])]
    links = re.findall(r'href="#([^"]*)"', contents)
    places = [page.find(f'id="{x}"') for x in links]
    t.check(f"{label}: contents follow the page, and all of it is there",
            min(places) > 0 and places == sorted(places), str(links))
    t.check(f"{label}: contents lead to the charts",
            ('id="charts"' in page) == ("charts" in links))


def check_site(name, site):
    amounts = rows(site, "data/amounts.csv")
    pages = [p for p in site if re.fullmatch(r"departments/[^/]+/\d+\.html", p)]
    t.check(f"{name}: years", bool(pages))
    for path in pages:
        page = site[path].decode()
        _, org, year = path[:-5].split("/")
        one = Year(amounts, org, year)
        before = Year(amounts, org, str(int(year) - 1))
        found = html.unescape(re.sub("<[^>]*>", "", re.search(
            r'<p class="opening">(.*?) <span class="made"', page).group(1)))
        wanted = sentences(site, one, before if before.rows else None)
        t.check(f"{name} {path}: sentences", found == wanted,
                f"{found} | {wanted}")
        t.check(f"{name} {path}: marked as made from data",
                '<span class="made">由数据生成</span>' in page)
        check_figures(f"{name} {path}", page, one,
                      before if before.rows else None,
                      rows(site, "data/facts.csv"))
        check_order(f"{name} {path}", page)
        spent = one.total("支出总计")
        if spent and f"en/{path}" in site:
            t.check(f"{name} en/{path}: the same amount",
                    f"The budget of {year} spends "
                    f'<span class="yuan">{english(spent[2])}</span>'
                    in site[f"en/{path}"].decode())


def check_weight(site):
    for path, limit in ((r"(en/)?departments/[^/]+/\d+\.html", 150000),):
        for page in site:
            if re.fullmatch(path, page):
                t.check(f"{page}: at most {limit} bytes",
                        len(site[page]) <= limit, str(len(site[page])))
                check_assets(site, page)


def check_assets(site, page):
    text = site[page].decode()
    names = re.findall(r'(?:href|src)="[./]*(assets/[^"]+\.(css|js))"', text)
    for kind, limit in (("css", 30000), ("js", 40000)):
        total = sum(len(site[n]) for n, k in set(names) if k == kind)
        t.check(f"{page}: {kind} of at most {limit} bytes", total <= limit,
                str(total))


# A year after that of the sample: total, basic, projects, stage, unit.
NEXT_YEARS = {
    "more": ("13,000.5", "13,000.5", "0", "approved", "万元"),
    "less": ("1,257.80", "0", "1,257.80", "approved", "万元"),
    "same": ("12,578", "6,289", "6,289", "approved", "万元"),
    "small projects": ("12,578.01", "12,578", "0.01", "approved", "万元"),
    "large projects": ("12,579", "1", "12,578", "approved", "万元"),
    "negative": ("-12", "-13", "1", "approved", "万元"),
    "zero": ("0", "0", "0", "approved", "万元"),
    "incomplete": ("12,600", "1,000", "2,000", "approved", "万元"),
    "of another stage": ("13,000", "3,000", "10,000", "draft", "万元"),
    "of another unit": ("130,000,000", "30,000,000", "100,000,000",
                        "approved", "元"),
    "fifteen digits": ("12,345,678,901.2345", "12,345,678,900",
                       "1.2345", "approved", "万元"),
}


def next_year(name, total, basic, project, stage, unit):
    folder = sample_copy(f"next {name}")
    shutil.rmtree(folder / "content/dapeng-zwfwsj")
    new = folder / "content/futian-zwfwsj/2024"
    new.mkdir()
    document = json.loads((new.parent / "2023/document.json").read_text(
        encoding="utf-8"))
    document.update(fiscal_year=2024, stage=stage, currency_unit=unit,
                    facts=[], unit_corrections=[], tables={
                        x: {"source": "budget", "status": "published"}
                        for x in ("income-expenditure", "expenditure")})
    for key in set(document) - {"title", "fiscal_year", "stage", "sources",
                                "currency_unit", "tables"}:
        del document[key]
    (new / "document.json").write_text(
        json.dumps(document, ensure_ascii=False), encoding="utf-8")
    org = "深圳市福田区政务服务数据管理局"
    (new / "income-expenditure.csv").write_text(
        f"收支总表,,,\n单位：{unit},,,\n收入,,支出,\n"
        "项目,2024年预算数,项目,2024年预算数\n"
        f'收入总计,"{total}",支出总计,"{total}"\n', encoding="utf-8")
    (new / "expenditure.csv").write_text(
        f"支出总表,,,,,\n单位：{unit},,,,,\n"
        "预算单位,科目编码,科目名称,支出总计,基本支出,项目支出\n"
        f'{org},,,"{total}","{basic}","{project}"\n', encoding="utf-8")
    check_site(f"next year {name}", build(f"next {name}", folder))


PICTURES = {"own.png": b"\x89PNG\r\n\x1a\n of our own",
            "own.jpeg": b"\xff\xd8\xff of our own", "own.gif": b"GIF89a"}
ADDRESS = "https://example.org/budget/"


def preview(folder, name):
    """Build with this picture; the site, or None."""
    settings = folder / "site.toml"
    text = (settings.parent / "as-it-was").read_text(encoding="utf-8")
    settings.write_text(text.replace('base_url = ""', f'base_url = "{ADDRESS}"'
                                     f'\npreview = "{name}"' if name else
                                     f'base_url = "{ADDRESS}"'),
                        encoding="utf-8")
    out = scratch() / "preview-out"
    done = run("build", "-C", folder, "-o", out)
    return files(out) if done.returncode == 0 else said(done)


def check_preview():
    """The picture that shows where a page is shared."""
    folder = sample_copy("preview")
    shutil.rmtree(folder / "content/futian-zwfwsj")
    (folder / "site.toml").rename(folder / "as-it-was")
    for name, data in PICTURES.items():
        (folder / name).write_bytes(data)
    for name, path in (("", "preview.png"), ("own.png", "preview.png"),
                       ("own.jpeg", "preview.jpg")):
        site = preview(folder, name)
        where = f'<meta property="og:image" content="{ADDRESS}assets/{path}">'
        t.check(f"preview {name}: named by its whole address",
                all(site[page].decode().count(where) == 1 for page in
                    ("index.html", "en/departments/index.html")))
        t.check(f"preview {name}: it alone is there",
                [x for x in site if x.startswith("assets/preview")] ==
                [f"assets/{path}"])
        picture = site[f"assets/{path}"]
        t.check(f"preview {name}: its bytes", picture == PICTURES[name] if name
                else picture[16:24] == bytes((0, 0, 4, 176, 0, 0, 2, 118)))
    for name, words in (("own.gif", "PNG"), ("gone.png", "gone.png"),
                        ("content", "content"), ("../x.png", "../x.png")):
        told = preview(folder, name)
        t.check(f"preview {name}: refused, and said where",
                isinstance(told, str) and words in told and
                "site.toml:" in told, str(told)[-300:])


def check_succession():
    """Who succeeds whom: a link where there is a page, also after that went."""
    folder = sample_copy("succession")
    path = folder / "content/organizations.csv"
    with open(path, encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    for row in found:
        if row["id"] == "dapeng-zwfwsj":
            row["successor"] = "futian-zwfwsj"
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, found[0])
        out.writeheader()
        out.writerows(found)
    old, new = (f"departments/{x}-zwfwsj.html" for x in ("dapeng", "futian"))
    site = build("succession", folder)
    t.check("the one before leads to the one after",
            '承继单位：<a href="futian-zwfwsj.html">' in site[old].decode())
    t.check("and back", '前身：<a href="dapeng-zwfwsj.html">' in
            site[new].decode())
    shutil.rmtree(folder / "content/futian-zwfwsj")
    page = build("succession", folder)[old].decode()
    t.check("no link where there is no page",
            "承继单位：深圳市福田区政务服务和数据管理局<" in page)


def check_without_tables():
    """A year of words alone is a budget; one of targets alone is called so."""
    folder = scratch() / "words"
    run("new", folder)
    year = next((folder / "content").glob("*/2026"))
    for table in year.glob("*.csv"):
        table.unlink()
    for text in year.glob("*.md"):
        text.unlink()
    (year / "document.json").write_text(json.dumps(
        {"title": "x", "fiscal_year": 2026, "stage": "approved"}))
    site = build("words", folder)
    org = year.parent.name
    home, page = site["index.html"], site[f"departments/{org}/2026.html"]
    t.check("a year without tables and targets is no year of targets",
            "2026年预算" in page.decode() and "绩效目标（" not in home.decode())
    t.check("a year of targets alone is called so",
            "绩效目标（没有收支表）" in sample["index.html"].decode())


sample = build("sample", sample_copy("sample"))
check_without_tables()
check_succession()
check_preview()
t.check("without an address there is no picture",
        b"og:image" not in sample["index.html"])
check_site("sample", sample)
check_weight(sample)
for case, figures in NEXT_YEARS.items():
    next_year(case, *figures)
t.end()
