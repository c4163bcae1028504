-- title en: A promise is kept after it was given
-- title zh: 承诺履行不早于承诺
-- severity: warning
-- dimension: validity
-- owner: asset_preservation
-- table: collection_action
-- key: action_id
-- needs: collection_action
-- reason en: A promise kept before it was given, or never given, spoils the share of promises kept. Correct the dates.
-- reason zh: 承诺履行早于作出承诺，或未承诺却有履行，会使承诺兑现率失真，请更正日期。
select action_id
from collection_action
where
    promised_on < acted_at::date
    or kept_on < acted_at::date
    or (promised_on is null and kept_on is not null)
