-- title en: All claims on a debtor in default are at least substandard
-- title zh: 违约债务人的全部债权至少为次级类
-- severity: finding
-- dimension: consistency
-- owner: risk_classification
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.risk_class_reported, loan.customer_id, customer.customer_type
-- uses: book.loan, book.loan_month, book.customer, book.exchange_rate, book.exposure
-- parameters: base_currency varchar
-- tolerances: debtor_npl_share
-- reason en: More than a tenth of what a non-retail debtor owes this bank, on and off the balance sheet, is
--   non-performing, so its other loans are
--   at least substandard too (2023 rule, Art. 7). Loans under a recognised credit enhancement are not pulled.
-- reason zh: 非零售债务人在本行债权（含表外）超过10%被列为不良的，其在本行全部债权均应归为不良（2023年办法第七条）；有合格信用增级的债权除外。
with limits as (
    select
        month.as_of_date,
        max_by(tolerance.value, tolerance.valid_from) as debtor_npl_share
    from (select distinct as_of_date from loan_month) as month
    inner join tolerance on month.as_of_date >= tolerance.valid_from
    where tolerance.name = 'debtor_npl_share'
    group by month.as_of_date
),

-- Only debtors with a non-performing loan can pull others: the rest of the book is never summed.
failed as (
    select distinct
        loan_month.as_of_date,
        loan.customer_id
    from loan_month
    inner join book.loan as loan on loan_month.loan_id = loan.loan_id
    where
        loan_month.risk_class_reported between 3 and 5
        and coalesce(loan_month.status = 'active', loan_month.balance is not null)
        and loan.product_type is distinct from 'credit_card'
),

claim as (
    select
        failed.as_of_date,
        failed.customer_id,
        held.loan_id,
        held.risk_class_reported,
        held.has_recognised_enhancement,
        round(
            held.balance::decimal(38, 2) * if(
                coalesce(loan.currency, $base_currency) = $base_currency, 1::decimal(18, 8), exchange_rate.rate_to_base
            ),
            2
        ) as balance
    from failed
    inner join book.loan as loan on failed.customer_id = loan.customer_id
    inner join book.loan_month as held on loan.loan_id = held.loan_id and failed.as_of_date = held.as_of_date
    inner join book.customer as customer
        on
            failed.customer_id = customer.customer_id
            and failed.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
            and failed.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    left join book.exchange_rate as exchange_rate
        on failed.as_of_date = exchange_rate.as_of_date and loan.currency = exchange_rate.currency
    where
        coalesce(held.status = 'active', held.balance is not null)
        and customer.customer_type in ('corporate', 'small_business', 'financial')
),

off_balance as (
    select
        failed.as_of_date,
        failed.customer_id,
        sum(exposure.amount) as balance
    from failed
    inner join book.exposure as exposure
        on failed.as_of_date = exposure.as_of_date and failed.customer_id = exposure.customer_id
    where exposure.is_off_balance and exposure.kind in ('acceptance', 'letter_of_credit', 'guarantee')
    group by all
),

on_balance as (
    select
        as_of_date,
        customer_id,
        sum(balance) as balance,
        sum(balance) filter (where risk_class_reported between 3 and 5) as npl_balance
    from claim
    group by all
),

debtor as (
    select
        on_balance.as_of_date,
        on_balance.customer_id,
        on_balance.balance + coalesce(off_balance.balance, 0) as balance,
        on_balance.npl_balance
    from on_balance
    left join off_balance
        on on_balance.as_of_date = off_balance.as_of_date and on_balance.customer_id = off_balance.customer_id
)

select
    claim.as_of_date,
    claim.loan_id
from claim
inner join debtor on claim.as_of_date = debtor.as_of_date and claim.customer_id = debtor.customer_id
inner join limits on claim.as_of_date = limits.as_of_date
where
    debtor.npl_balance > debtor.balance * limits.debtor_npl_share
    and claim.risk_class_reported < 3
    and not coalesce(claim.has_recognised_enhancement, false)
