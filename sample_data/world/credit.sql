-- grain: loan_no; what was agreed with the customer, amounts in fen of the loan's currency
with pool_size as (
    select
        customer_type,
        any_value(customers) as customers
    from client
    group by customer_type
),

-- Customers take turns, so that a customer's loans lie apart in time.
taken as (
    select
        draft.*,
        row_number() over (partition by draft.customer_type order by draft.granted_month, draft.loan_no)
        % pool_size.customers as customer_no
    from draft
    inner join pool_size on draft.customer_type = pool_size.customer_type
    union all by name
    select
        script.script_no + (select max(draft.loan_no) + 1 from draft) as loan_no,
        script.product_type,
        script.customer_type,
        script.tenor,
        0 as life,
        1 as span,
        script.granted_month,
        pool_size.customers + script.owner_no as customer_no,
        script.script_no
    from script
    inner join pool_size on script.customer_type = pool_size.customer_type
),

sized as (
    select
        taken.loan_no,
        taken.tenor,
        taken.granted_month,
        taken.life / taken.span as presence,
        taken.script_no,
        client.* exclude (customer_no, size, customers, city),
        taken.script_no is null and client.size_rank > pool.largest * client.customers as may_be_strained,
        product.* exclude (customer_type, share, tenors, oldest, lean, tail, spread),
        pool.* exclude (customer_type, letter, loans_per_customer, largest, calm),
        pool.calm * if(
            client.customer_type = 'corporate' and client.size_rank <= bank.kept_by_head_office * client.customers,
            bank.largest_calm,
            1
        ) as calm,
        bank.usd_rate,
        bank.largest_loan,
        bank.abroad_share,
        if(
            pool.shares_fate,
            -2 * client.customer_no - if(client.customer_type = 'corporate', 1, 2),
            taken.loan_no
        ) as fate,
        if(pool.shares_fate, client.industry_code, 'personal') as stress_sector,
        product.median
        * exp(
            product.spread
            * if(
                pool.shares_fate,
                0.8 * client.size + 0.6 * normal('amount', taken.loan_no),
                normal('amount', taken.loan_no)
            )
        )
        * pow(1 + bank.yearly_growth, taken.granted_month / 12)
        * if(
            client.size_rank <= pool.largest * client.customers and draw('tail', taken.loan_no, 0) < product.tail,
            least(10, pow(1 - draw('tail', taken.loan_no, 1), -1 / 1.7)),
            1
        ) as wish
    from taken
    inner join product on taken.product_type = product.product_type
    inner join pool on taken.customer_type = pool.customer_type
    inner join client
        on
            taken.customer_type = client.customer_type
            and taken.customer_no = client.customer_no
    cross join bank
),

granted as (
    select
        *,
        product_type = 'corporate_loan' and tenor >= 36 and draw('abroad', loan_no, 0) < abroad_share
        and script_no is null as is_abroad,
        if(
            is_abroad,
            -- few loans are in dollars: of middling size, lest one of them move the total of the currency
            median * (0.8 + 0.4 * draw('cap', loan_no, 0)),
            least(wish, largest_loan * (1 - 0.5 * draw('cap', loan_no, 0)) * sum((wish * presence)::bigint) over ())
        ) as amount,
        sum((wish * presence)::bigint) over () as lent
    from sized
),

priced as (
    select
        granted.* exclude (wish, amount, lent, median, presence, largest_loan, abroad_share),
        script.* exclude (script_no, product_type, customer_type, branch_id, tenor, granted_month),
        case
            when script.of_book > 0 then round(granted.lent * script.of_book / rounded_to)::bigint * rounded_to * 100
            when script.fixed_amount > 0 then script.fixed_amount
            else
                greatest(1, round(amount / if(is_abroad, usd_rate, 1) / rounded_to))::bigint * rounded_to * 100
        end as amount,
        round(low_rate + (high_rate - low_rate) * draw('rate', loan_no, 0), 4) as annual_rate,
        if(granted.tenor >= long_from and granted.script_no is null, long_method, method) as repaid_by,
        coalesce(
            script.fixed_due_day,
            if(shares_fate, 20, 1 + floor(27 * draw('due day', loan_no, 0)))
        )::integer as due_day,
        1 + floor(27 * draw('granted day', loan_no, 0))::integer as granted_day
    from granted
    left join script on granted.script_no = script.script_no
)

select
    * exclude (method, long_method, long_from, low_rate, high_rate, rounded_to, script_no, of_book, fixed_amount),
    script_no is not null as is_scripted,
    loan_no as root_no,
    null::bigint as previous_loan_no,
    'new' as origination_type,
    annual_rate / 12 as monthly_rate,
    if(is_abroad, 'USD', 'CNY') as currency,
    amount * if(is_abroad, usd_rate, 1) as amount_in_yuan
from priced
