-- title en: An exception to a limit says who approved it
-- title zh: 超限例外注明审批人
-- severity: warning
-- dimension: completeness
-- owner: limit_management
-- table: limit_exception
-- key: measure, key, until
-- needs: limit_exception
-- reason en: Nobody signed for the exception, so the breach stands. Have the approval recorded, or strike the
--   exception.
-- reason zh: 超限例外未注明审批人，视同未经批准，请补录审批或删除该例外。
select
    measure,
    key,
    until
from limit_exception
where nullif(trim(approved_by), '') is null
