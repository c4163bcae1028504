-- title en: A group has one name
-- title zh: 同一集团名称一致
-- severity: warning
-- dimension: consistency
-- owner: limit_management
-- table: customer_group
-- key: group_id
-- needs: book.customer_group.group_name
-- parameters: months date[]
-- reason en: Members of one group are listed under different names of it today: two groups may have been given one
--   number. Find which members belong together.
-- reason zh: 同一集团编号目前对应多个集团名称，可能两个集团误用同一编号，请核实成员归属。
select group_id
from book.customer_group
where
    list_max($months::date[]) >= coalesce(valid_from, '-infinity'::date)
    and list_max($months::date[]) < coalesce(valid_to, 'infinity'::date)
    and nullif(trim(group_id), '') is not null
group by group_id
having count(distinct trim(group_name)) > 1
