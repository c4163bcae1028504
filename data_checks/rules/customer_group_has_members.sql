-- title en: A group has more than one member
-- title zh: 集团至少有两名成员
-- severity: finding
-- dimension: consistency
-- owner: limit_management
-- table: customer_group
-- key: group_id
-- needs: book.customer_group
-- parameters: months date[]
-- reason en: Only one customer is in the group today: control over nobody is no group, and the members that are
--   missing escape the group limit. Add them or close the group.
-- reason zh: 该集团目前只有一名成员，无被控制对象不成其为集团，遗漏的成员将不受集团限额约束，请补录成员或注销集团。
select group_id
from book.customer_group
where
    list_max($months::date[]) >= coalesce(valid_from, '-infinity'::date)
    and list_max($months::date[]) < coalesce(valid_to, 'infinity'::date)
    and nullif(trim(group_id), '') is not null
group by group_id
having count(distinct customer_id) = 1
