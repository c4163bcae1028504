select * from read_parquet($folder || '/facility.parquet')
