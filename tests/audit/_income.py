"""Income, and the tables with two sides, of an invented year."""
from _table import NUMERALS, YEAR, Table, money, number


class Income:
    # ---- income, balances ----

    def _income(self):
        columns = ["total", "current_income", "appropriation", "general",
                   "basic_appropriation", "duty_appropriation",
                   "special_fund", "carried_over"]
        table = Table(self, "income", "收入总表", ["unit", *columns])

        def add(name, basic, project, carried):
            fund = project // 10
            now = basic + project - carried
            return table.add(unit=name, **dict(zip(columns, [
                now + carried, now, now, now, basic, now - basic - fund, fund,
                carried])))

        dept = table.add(unit=self.names[0])
        lines = [add(self.names[u + 1], self.basic[u], self.project[u],
                     0 if u else self.carried) for u in range(3)]
        for column in columns:
            place = "income", dept, column
            parts = [("income", n, column) for n in lines]
            self.figures[place] = money(sum(
                number(self.figures[p]) for p in parts))
            self.relate("unit-sum", "sum", place, parts)
        self.income_line = dept
        for total, parts in (
                ("total", ["current_income", "carried_over"]),
                ("current_income", ["appropriation"]),
                ("appropriation", ["general"]),
                ("general", ["basic_appropriation", "duty_appropriation",
                             "special_fund"])):
            self._row_sums("income", total, parts)

    def _sides(self, name, title, income, spent, by_group):
        top = [["收入", "", "支出", ""],
               ["项目", f"{YEAR}年预算数", "项目", f"{YEAR}年预算数"]]
        table = Table(self, name, title, ["left", "income", "right",
                                          "expenditure"], top)
        lines = {}
        now = self.total - self.carried
        ends = [("本年收入合计", now, "本年支出合计", self.total),
                ("上年结余、结转", self.carried, "结转下年", 0),
                ("收入总计", self.total, "支出总计", self.total)]
        for i in range(max(len(income), len(spent))):
            cells = {}
            if i < len(income):
                cells |= {"left": income[i][0], "income": income[i][1]}
            if i < len(spent):
                cells |= {"right": spent[i][0], "expenditure": spent[i][1]}
            line = table.add(**cells)
            lines |= {cells[s]: line for s in ("left", "right") if s in cells}
        for left, a, right, b in ends:
            lines[left] = lines[right] = table.add(
                left=left, income=a, right=right, expenditure=b)

        def at(label, side):
            return name, lines[label], side

        def balance(side, label, parts):
            self.relate("balance", "sum", at(label, side),
                        [at(p, side) for p in parts])

        balance("income", "本年收入合计",
                [n for n, _ in income if n[1] == "、"])
        balance("income", "收入总计", ["本年收入合计", "上年结余、结转"])
        balance("expenditure", "本年支出合计",
                [n for n, _ in spent if n[1] == "、"])
        balance("expenditure", "支出总计", ["本年支出合计", "结转下年"])
        self.relate("balance", "same", at("收入总计", "income"),
                    [at("支出总计", "expenditure")])
        for label, parts in by_group.items():
            side = "income" if label.startswith("一、政府") else "expenditure"
            self.relate("hierarchy-sum", "sum", at(label, side),
                        [at(p, side) for p in parts])
        return at

    def _tops(self):
        """类 and 款 of the whole department: code to name, sum."""
        sums = {}
        for lines in self.functions:
            for code, (name, basic, project) in lines.items():
                if len(code) < 7:
                    sums.setdefault(code, [name, 0])[1] += basic + project
        return dict(sorted(sums.items()))

    def _named_lines(self, table, rows, at, labels):
        """A line by function = the rows of that code of the units."""
        for code, label in labels.items():
            parts = [(table, r[code], "total") for r in rows.values()
                     if code in r]
            self.relate("same-figure", "same" if len(parts) == 1 else "sum",
                        at(label, "expenditure"), parts)

    def _two_sided(self):
        now, sums = self.total - self.carried, self._tops()
        tops = [c for c in sums if len(c) == 3]
        label = {c: f"{NUMERALS[i]}、{sums[c][0]}" for i, c in enumerate(tops)}
        income = [("一、政府预算拨款", now), ("1. 一般公共预算拨款", now),
                  ("2. 政府性基金预算拨款", 0), ("3. 国有资本经营预算拨款", 0),
                  ("二、财政专户管理资金", 0)]
        at = self._sides(
            "income-expenditure", "收支总表", income,
            [(label[c], sums[c][1]) for c in tops],
            {"一、政府预算拨款": [n for n, _ in income[1:4]]})
        self.balance_at = at
        self._named_lines("expenditure", self.spent, at, label)
        self.relate("same-figure", "same", at("本年支出合计", "expenditure"),
                    [("expenditure", self.spent[0][""], "total")])
        for line, column in (("一、政府预算拨款", "appropriation"),
                             ("1. 一般公共预算拨款", "general"),
                             ("本年收入合计", "current_income"),
                             ("上年结余、结转", "carried_over"),
                             ("收入总计", "total")):
            self.relate("same-figure", "same", at(line, "income"),
                        [("income", self.income_line, column)])
        label |= {c: v[0] for c, v in sums.items() if len(c) == 5}
        at = self._sides(
            "appropriation", "政府预算拨款收支总表",
            [("一、一般公共预算拨款", now), ("二、政府性基金预算拨款", 0)],
            [(label[c], v[1]) for c, v in sums.items()],
            {label[t]: [label[c] for c in sums
                        if len(c) == 5 and c.startswith(t)] for t in tops})
        self._named_lines("general-by-function", self.general, at, label)
