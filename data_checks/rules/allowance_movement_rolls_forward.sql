-- title en: Opening and movements of the allowance give its closing
-- title zh: 损失准备期初与变动之和等于期末
-- severity: warning
-- dimension: consistency
-- owner: finance
-- table: allowance_movement
-- key: as_of_date, stage
-- needs: allowance_movement
-- uses: book.allowance_movement
-- tolerances: ledger_difference
-- reason en: The movements do not lead from opening to closing, or the opening is not last month's closing. A
--   movement is missing or in the wrong stage.
-- reason zh: 变动额不能由期初推导至期末，或期初不等于上期期末，可能漏报变动或阶段划错，请核实。
select
    allowance_movement.as_of_date,
    allowance_movement.stage
from allowance_movement
inner join tolerance
    on
        tolerance.name = 'ledger_difference'
        and allowance_movement.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or allowance_movement.as_of_date < tolerance.valid_to)
left join book.allowance_movement as earlier
    on
        allowance_movement.stage = earlier.stage
        and date_trunc('month', earlier.as_of_date)
        = date_trunc('month', allowance_movement.as_of_date) - interval 1 month
where
    abs(
        allowance_movement.opening + coalesce(allowance_movement.charged, 0) - coalesce(allowance_movement.released, 0)
        - coalesce(allowance_movement.written_off, 0) + coalesce(allowance_movement.recovered, 0)
        - allowance_movement.closing
    ) > tolerance.value
    or abs(allowance_movement.opening - earlier.closing) > tolerance.value
