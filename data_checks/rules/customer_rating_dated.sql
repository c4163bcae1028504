-- title en: Every rating has its date
-- title zh: 评级均有评级日期
-- severity: warning
-- dimension: completeness
-- owner: customer_data
-- table: customer
-- key: customer_id, valid_from, column_name
-- needs: customer
-- reason en: A grade without a date may be of any year, so whether it still holds cannot be told. Have the date
--   filled in.
-- reason zh: 没有日期的评级无法判断是否仍然有效，请补录评级日期。
with said as (
    select
        customer_id,
        valid_from,
        unnest([
            struct_pack(column_name := 'rated_on', rating := internal_rating, dated_on := rated_on),
            struct_pack(column_name := 'external_rated_on', rating := external_rating, dated_on := external_rated_on)
        ]) as grade
    from customer
)

select
    customer_id,
    valid_from,
    grade.column_name
from said
where
    nullif(trim(grade.rating), '') is not null
    and grade.dated_on is null
