-- Six firms of middling size with a running loan: four stand for each other in a circle, two for one another.
create table guarantee_circle as
with firm as (
    select
        shown.customer_id,
        min(shown.loan_no) as loan_no,
        min(shown.granted_month) as known_since,
        arg_min(shown.granted_month, shown.loan_no) as granted_month,
        any_value(shown.branch_id) as branch_id
    from shown
    inner join client on shown.customer_id = client.customer_id
    where
        getvariable('plants')
        and shown.customer_type = 'corporate'
        and shown.outcome is null
        and shown.granted_month < getvariable('months') - 3
        and not shown.is_scripted
        and shown.size_rank between 0.2 * client.customers and 0.9 * client.customers
    group by shown.customer_id
),

chosen as (
    select
        *,
        row_number() over (
            -- of one branch where it has six of them
            order by branch_id <> '0101', draw('guarantee circle', customer_id, 0), customer_id
        ) as place
    from firm
    qualify place <= 6
)

select
    if(guarantor.place <= 4, 'guarantee_circle', 'guarantee_mutual') as fact,
    guarantor.customer_id as guarantor_id,
    borrower.loan_no,
    greatest(guarantor.known_since, borrower.granted_month) as since_month
from chosen as guarantor
inner join chosen as borrower
    on borrower.place = if(guarantor.place <= 4, guarantor.place % 4 + 1, 11 - guarantor.place);

insert into truth by name
select
    fact,
    'business' as kind,
    'guarantee_circle' as rule,
    json_object('guarantor_id', guarantor_id) as key
from guarantee_circle;
