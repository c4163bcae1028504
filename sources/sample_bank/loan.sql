select * from read_parquet($folder || '/loan.parquet')
