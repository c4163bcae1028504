select * from read_parquet($folder || '/exchange_rate.parquet')
