select * from read_parquet($folder || '/account_activity.parquet')
