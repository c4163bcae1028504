select * from read_parquet($folder || '/allowance_movement.parquet')
