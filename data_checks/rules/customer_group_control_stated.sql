-- title en: Each member says how it is connected
-- title zh: 集团成员均注明关联方式
-- severity: warning
-- dimension: completeness
-- owner: limit_management
-- table: customer_group
-- key: group_id, customer_id, valid_from
-- needs: customer_group.control_kind
-- reason en: Nobody wrote down whether the member is owned, a relative or dependent, so the link cannot be
--   reviewed. Have it filled in.
-- reason zh: 未注明股权控制、亲属关系或经济依存等关联方式，集团认定无从复核，请补录。
select
    group_id,
    customer_id,
    valid_from
from customer_group
where nullif(trim(control_kind), '') is null
