select * from read_parquet($folder || '/bank_floor.parquet')
