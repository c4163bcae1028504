select * from read_parquet($folder || '/guarantee.parquet')
