-- title en: The interest rate is a fraction between 0 and 1
-- title zh: 年利率为0至1之间的小数
-- severity: warning
-- dimension: validity
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan.annual_rate
-- reason en: A rate of 4.65 means 465 %: a percentage was delivered as a fraction. Correct the unit.
-- reason zh: 利率为4.65即表示465%，多因以百分数代替小数报送，请更正单位。
select loan_id
from loan
where annual_rate < 0 or annual_rate > 1
