"""An invented year of a department that exercises every rule of the audit,
with what must hold between its figures.

Figures are texts by their places: (table, line, column) of a table, (table, id,
member) of the other inputs. Relations are written down while the figures are
made; nothing is read back from the files that the program reads.
"""
import json
import random

from _table import FIRST, PARTS, SECOND, YEAR, money, number, split
from _tables import Tables

SMALL = 4  # digits after the point of a yuan
POWERS = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}


class Year(Tables):
    def __init__(self, index, seed):
        self.rng = random.Random(f"{seed} {index}")
        self.index = index
        self.id = f"d{index + 1:05}"
        self.ids = [self.id] + [f"{self.id}-{u + 1}" for u in range(3)]
        name = f"样例第{index + 1}局"
        self.names = [name] + [name + p for p in PARTS]
        self.figures, self.tables, self.relations = {}, {}, []
        self.renamed = {}  # codes of projects in links
        self.units = {}  # of figures that stand in no table
        self._amounts()
        self._by_code()
        self._income()
        self._two_sided()
        self._three_public()
        self._procurement()
        self._projects()
        self._forms()
        self._facts()
        self._prose()

    # ---- performance.json ----

    def _money(self, place, cents, unit="万元"):
        self.figures[place] = money(cents)
        self.units[place] = unit
        return place

    def _forms(self):
        rng = self.rng
        self.projects, self.tasks, self.currency = [], [], {}
        for u in range(3):
            for k in (0, 3):
                self._form(u, k)
        self._tasks()
        n = rng.randrange(2, 40)
        copied = self.projects[0]["indicators"][0]
        self.overall = [
            dict(copied),
            indicator("数量指标", "宣传活动次数", f"≥{n}次", "次"),
            indicator("质量指标", "窗口办件准确率", "≥98%", "%"),
            indicator("时效指标", "来电接通时间", "≤20秒", "秒"),
            indicator("社会效益指标", "政务服务水平", "显著提升", None),
        ]
        self.overall_goals = [{"name": "宣传活动次数", "target": f"≥{n}次"}]
        amount = sum(self.second[0][:2])
        self.key = self._money(("key-projects", "key-1", "year_amount"), amount)
        self.relate("project-amount", "same", self.key,
                    [("project-expenditure", self.first[0, 0], "total")])
        self.relate("project-amount", "same", self.key,
                    [("performance-projects", self.listed[0, 0], "total")])
        for u in range(3):
            for half in range(2):
                self.relate("project-amount", "same",
                            ("project-expenditure", self.first[u, half],
                             "total"),
                            [self.task_of[FIRST[u * 2 + half]]])

    def _form(self, u, k):
        rng, amount = self.rng, self.second[u][k]
        serial = u * 4 + k
        code = f"{self.index + 1:08}{YEAR}{serial + 1:06}"
        other = amount // 8
        form = {"code": code, "name": SECOND[serial], "unit": self.ids[u + 1],
                "basis": [], "items": []}

        def at(member):
            return "project-forms", code, member

        self._money(at("total_amount"), amount * rng.randrange(1, 4))
        self._money(at("year_amount"), amount)
        self._money(at("fiscal_amount"), amount - other)
        self._money(at("other_amount"), other)
        self.relate("project-amount", "sum", at("year_amount"),
                    [at("fiscal_amount"), at("other_amount")])
        self.relate("project-amount", "within", at("year_amount"),
                    [at("total_amount")])
        self.relate("project-amount", "same", at("year_amount"),
                    [("project-expenditure", self.project_lines[u, k],
                      "total")])
        for i, part in enumerate(split(rng, amount, 3)):
            form["items"].append(self._money(at(f"basis {i}"), part))
        self.relate("basis-sum", "sum", at("year_amount"), form["items"])
        n = rng.randrange(2, 60)
        name = SECOND[serial]
        form["indicators"] = [
            indicator("数量指标", f"{name}培训场次", f"≥{n}场", "场"),
            indicator("质量指标", f"{name}验收合格率",
                      f"≥{rng.randrange(90, 100)}%", "%"),
            indicator("时效指标", f"{name}响应时间",
                      f"≤{rng.randrange(2, 48)}小时", "小时"),
            indicator("成本指标", f"{name}成本", f"≤{rng.randrange(10, 90)}万元",
                      "万元"),
            indicator("可持续影响指标", f"{name}工作机制", "健全", None),
            indicator("满意度指标", f"{name}满意度",
                      f"≥{rng.randrange(85, 99)}%", "%"),
        ]
        form["goals"] = [{"name": f"{name}培训场次", "target": f"≥{n}场"}]
        self.projects.append(form)

    def _next_task(self):
        return f"overall-task-{len(self.tasks) + 1}"

    def _task(self, name, unit, total):
        other, row = total // 30, self._next_task()
        at = [self._money(("performance-tasks", row, m), v)
              for m, v in (("total", total), ("fiscal", total - other),
                           ("other", other))]
        self.relate("task-sum", "sum", at[0], at[1:])
        self.tasks.append((row, name, unit))
        return at[0]

    def _tasks(self):
        mine = {u: [self._task(f"人员和公用保障{u + 1}", u, self.basic[u])]
                for u in range(3)}
        self.task_of = {}
        for u in range(3):
            for half in range(2):
                name = FIRST[u * 2 + half]
                at = self._task(name, u,
                                sum(self.second[u][half * 2:half * 2 + 2]))
                mine[u].append(at)
                self.task_of[name] = at
        self.sum_row = self._next_task()
        for member in ("total", "fiscal", "other"):
            place = "performance-tasks", self.sum_row, member
            parts = [("performance-tasks", row, member)
                     for row, _, _ in self.tasks]
            self._money(place, sum(number(self.figures[p]) for p in parts))
            self.relate("task-sum", "sum", place, parts)
        total = "performance-tasks", self.sum_row, "total"
        self.relate("task-sum", "sum", total,
                    [("performance-tasks", self.sum_row, m)
                     for m in ("fiscal", "other")])
        units = [("expenditure", self.spent[u + 1][""], "total")
                 for u in range(3)]
        self.relate("task-sum", "sum", total, units)
        for u in range(3):
            self.relate("task-sum", "sum", units[u], mine[u])

    # ---- document.json, commentary ----

    def _fact(self, name, value, unit, more=None):
        place = "facts", name, "value"
        self.figures[place] = value
        self.units[place] = unit
        self.facts.append((name, more or {}))
        return place

    def _facts(self):
        rng = self.rng
        self.facts, self.counts = [], {}
        staff = [rng.randrange(10, 90) for _ in range(3)]
        for u, n in enumerate(staff):
            self._fact(f"staff-{u + 1}", str(n), "人")
        self._fact("staff", str(sum(staff)), "人", {
            "sum_of": [f"fact/staff-{u + 1}" for u in range(3)]})
        for name, count, n in (
                ("units", "units", 3), ("forms", "project-forms", 6),
                ("listed", "performance-projects", 6),
                ("keys", "key-projects", 1)):
            self.counts["facts", name, "value"] = n
            self._fact(name, str(n), "个", {"count_of": count})
        total = self._fact("spent", money(self.total), "万元", {
            "equals": ["expenditure/total",
                       "income-expenditure/支出总计/expenditure"]})
        self.relate("fact", "same", total,
                    [("expenditure", self.spent[0][""], "total")])
        self.relate("fact", "same", total,
                    [self.balance_at("支出总计", "expenditure")])
        # An exact percentage with one digit.
        percent = rng.randrange(5, 400)
        base = rng.randrange(10, 90) * 1000
        more = base * percent // 1000
        self._fact("training-before", money(base), "万元")
        now = self._fact("training", money(base + more), "万元")
        change = self._fact("training-more", money(more), "万元", {
            "change": {"of": "fact/training", "base": "fact/training-before",
                       "direction": "increase"}})
        self.relate("fact", "sum", change,
                    [(1, now), (-1, ("facts", "training-before", "value"))])
        self.percent = self._fact(
            "training-percent", f"{percent // 10}.{percent % 10}", "%",
            {"percent": {"change": "fact/training-more",
                         "of": "fact/training", "direction": "increase"}})
        public = [("three-public", n, "total") for n in self.public_lines]
        more = number(self.figures[public[2]])
        place = self._fact("public-change", money(abs(more)), "万元", {
            "change": {"of": f"three-public/{YEAR}/total",
                       "base": f"three-public/{YEAR - 1}/total",
                       "direction": "decrease" if more < 0 else "increase"}})
        sign = -1 if more < 0 else 1
        self.relate("fact", "sum", place,
                    [(sign, public[1]), (-sign, public[0])])

    def _prose(self):
        self.links = []
        code = next(iter(self.functions[0]))
        spent, form = self.spent, self.projects[1]["code"]
        for address, place in (
                ("income-expenditure/收入总计/income",
                 self.balance_at("收入总计", "income")),
                ("expenditure/basic", ("expenditure", spent[0][""], "basic")),
                (f"expenditure@{self.ids[1]}/{code}/total",
                 ("expenditure", spent[1][code], "total")),
                (f"general-by-economy@{self.ids[2]}/302/project",
                 ("general-by-economy", self.by_economy[2]["302"], "project")),
                (f"procurement@{self.ids[3]}/C/amount",
                 ("procurement", self.bought[3]["C"], "amount")),
                (f"three-public/{YEAR}/total",
                 ("three-public", self.public_lines[1], "total")),
                ("fact/training", ("facts", "training", "value")),
                (f"project/{form}/year_amount",
                 ("project-forms", form, "year_amount"))):
            at = "commentary", 10 + 2 * len(self.links), ""
            self.figures[at] = self.figures[place]
            self.units[at] = "万元"
            self.links.append((address, at))
            self.relate("commentary-figure", "same", at, [place])

    # ---- what figures are ----

    def power(self, place):
        table = self.tables.get(place[0])
        return POWERS.get(table.unit if table else
                          self.units.get(place, "万元"), 4)

    def values(self):
        """By place, the value and half a unit of its precision, in small
        whole numbers; blanks are left out."""
        out = {}
        for figures in self.figures, self.before:
            for place, text in figures.items():
                if text:
                    whole, _, part = text.replace(",", "").partition(".")
                    scale = 10 ** (self.power(place) + SMALL - len(part))
                    out[place] = int(whole + part) * scale, scale // 2
        return out


def indicator(level2, name, target, unit):
    return {"level1": "绩效指标", "level2": level2, "name": name,
            "target": target, "measure_unit": unit, "explanation": None}


def as_json(value):
    return json.dumps(value, ensure_ascii=False) + "\n"
