select
    *,
    'finance_system' as source_system
from read_parquet($folder || '/ledger.parquet')
