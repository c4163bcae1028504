-- A firm is classed as a whole: with one loan non-performing none of its others is better than substandard.
-- The scripted loans keep the class that their own days and restructurings give.
create temp table failed as
select distinct
    shown.customer_id,
    position.month
from position
inner join shown on position.loan_no = shown.loan_no
where
    position.risk_class >= 3
    and shown.shares_fate
    and not shown.is_scripted;

update position
set
    risk_class = 3,
    stage = 3
from shown, failed
where
    position.loan_no = shown.loan_no
    and shown.customer_id = failed.customer_id
    and position.month = failed.month
    and position.risk_class < 3;
