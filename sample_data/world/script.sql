-- grain: script_no; the scripted loans with their customers; months before the last one become months
select
    row_number() over () - 1 as script_no,
    dense_rank() over (partition by product.customer_type order by scripted.owner) - 1 as owner_no,
    scripted.fact,
    scripted.branch_id,
    scripted.product_type,
    product.customer_type,
    (scripted.amount * 100)::bigint as fixed_amount,
    scripted.of_book,
    scripted.tenor,
    getvariable('months') - 1 - scripted.granted as granted_month,
    scripted.better,
    if(scripted.eased < 0, null, scripted.eased) as eased_before,
    if(scripted.late = 0, null, as_of(getvariable('months') - 1) - scripted.late) as missed_on,
    getvariable('months') - 1 - date_diff('month', missed_on, as_of(getvariable('months') - 1)) as missed_from,
    coalesce(day(missed_on), 20) as fixed_due_day
from scripted
inner join product on scripted.product_type = product.product_type
where getvariable('plants')
