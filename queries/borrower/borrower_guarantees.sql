-- title: Guarantees received and given
-- title zh: 保证担保（接受与提供）
-- grain: as_of_date, guarantee_id, guarantee_side
-- parameters: customers varchar[], as_of_date date
-- sources: customer, guarantee, loan, report_month
-- needs: guarantee
-- personal: customer_name
-- notes: guarantees that hold at the as-of date; the other side is the guarantor of one received, the borrower of one given
-- notes zh: 数据日期有效的保证；接受的保证列示保证人，提供的保证列示被保证人
with month as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

held as (
    select
        month.as_of_date,
        guarantee.guarantee_id,
        guarantee.guarantor_id,
        guarantee.loan_id,
        guarantee.amount,
        guarantee.share,
        guarantee.period_ends_on,
        loan.customer_id as borrower_id
    from month
    inner join guarantee
        on
            month.as_of_date >= guarantee.valid_from
            and month.as_of_date < coalesce(guarantee.valid_to, 'infinity'::date)
    inner join loan on guarantee.loan_id = loan.loan_id
),

sided as (
    select
        *,
        'received' as guarantee_side,
        guarantor_id as customer_id
    from held
    where list_contains($customers, borrower_id)
    union all
    select
        *,
        'given' as guarantee_side,
        borrower_id as customer_id
    from held
    where list_contains($customers, guarantor_id)
)

select
    sided.as_of_date,
    sided.guarantee_id,
    sided.guarantee_side,
    sided.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    sided.loan_id,
    sided.amount,
    sided.share as guaranteed_share,
    sided.period_ends_on
from sided
left join customer
    on
        sided.customer_id = customer.customer_id
        and sided.as_of_date >= customer.valid_from
        and sided.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
order by sided.guarantee_side desc, sided.amount desc, sided.guarantee_id asc
