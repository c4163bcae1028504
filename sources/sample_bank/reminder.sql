select * from read_parquet($folder || '/reminder.parquet')
