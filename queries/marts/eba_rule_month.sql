-- title: Why a loan is non-performing or forborne as Basel and the EBA read it
-- title zh: 巴塞尔/EBA口径下贷款被认定为不良或宽限的原因
-- grain: as_of_date, loan_id, rule
-- sources: eba_past_month, book_date
-- stored: lake
-- period: as_of_date
-- notes: class 3 is non-performing, 2 performing but forborne; small firms are retail where they are under china_2023; where overdue principal or interest is not supplied every arrear counts as material
select
    eba_past_month.as_of_date,
    eba_past_month.loan_id,
    eba_past_month.rule,
    eba_past_month.risk_class
from eba_past_month
inner join book_date on eba_past_month.as_of_date = book_date.as_of_date
