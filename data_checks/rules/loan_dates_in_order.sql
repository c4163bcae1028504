-- title en: A loan is granted, paid out, due and extended in that order
-- title zh: 发放、放款、到期、展期日期先后合理
-- severity: warning
-- dimension: validity
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan.granted_on|loan.first_disbursed_on|loan.matures_on
-- reason en: Ages and vintages count from these dates. Check which of them is wrong.
-- reason zh: 账龄和同期群分析以这些日期为起点，请核实哪一个日期有误。
select loan_id
from loan
where
    first_disbursed_on < granted_on
    or matures_on < coalesce(first_disbursed_on, granted_on)
    or extended_to < matures_on
