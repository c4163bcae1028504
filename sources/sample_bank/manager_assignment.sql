select * from read_parquet($folder || '/manager_assignment.parquet')
