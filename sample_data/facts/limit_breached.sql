-- The firm that the script lends more than a tenth of net capital; the approval of it has ended (limit_exception.sql).
insert into truth by name
select distinct
    'limit_breached' as fact,
    'business' as kind,
    'exposure_over_limit' as rule,
    json_object('as_of_date', as_of(getvariable('months') - 1)::varchar, 'customer_id', customer_id) as key
from shown
where fact = 'limit_breached';
